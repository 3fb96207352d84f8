-- A wave keeps counting whom it asked when their data is erased, and asks nobody any more who is.
alter table wave_recipient
    drop constraint wave_recipient_pkey,
    drop constraint wave_recipient_run_id_key,
    drop constraint wave_recipient_contact_id_fkey,
    drop constraint wave_recipient_state_check,
    alter contact_id drop not null,
    add primary key (run_id),
    add foreign key (contact_id) references contact on delete set null,
    add check (state in ('selected', 'started', 'dropped', 'stopped', 'erased'));

create unique index wave_recipient_once on wave_recipient (wave_id, contact_id);

create function drop_erased_recipient() returns trigger language plpgsql as $$
begin
    new.state := 'erased';
    return new;
end $$;

create trigger drop_erased_recipient before update of contact_id on wave_recipient
    for each row when (new.contact_id is null and old.state = 'selected') execute function drop_erased_recipient();
