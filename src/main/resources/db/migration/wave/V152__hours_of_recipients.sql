-- Whose hours a mail keeps to, also when it is postponed: those of the contact's time zone, forgotten when it is erased. Null
-- for the survey's, of recipients from before.
alter table wave_recipient add zone text;

create or replace function drop_erased_recipient() returns trigger language plpgsql as $$
begin
    new.zone := null;
    if old.state = 'selected' then
        new.state := 'erased';
    end if;
    return new;
end $$;

drop trigger drop_erased_recipient on wave_recipient;
create trigger drop_erased_recipient before update of contact_id on wave_recipient
    for each row when (new.contact_id is null) execute function drop_erased_recipient();
