-- What figures count: runs whose mail was delivered, for all that is known. One that came back asked nobody.
create view counted_run as
select survey_id, sent_at, score, pipeline, owner_email, language
from survey_run
where sent_at is not null and state <> 'undeliverable';

-- Figures of a time by whatever they are looked at by, read from the index alone; it does what the wider one did.
create index survey_run_counted on survey_run (survey_id, sent_at)
    include (score, pipeline, owner_email, language) where sent_at is not null and state <> 'undeliverable';
drop index survey_run_scores;

-- As before, and the day a run was sent on is noted when its mail comes back.
create or replace function note_changed_runs() returns trigger language plpgsql as $$
begin
    insert into changed_day (kind, day)
    select distinct 'sent', cast(sent_at at time zone 'UTC' as date) from (
        (select id, sent_at, state = 'undeliverable', score, survey_id, pipeline, owner_email, language from old_run
         except select id, sent_at, state = 'undeliverable', score, survey_id, pipeline, owner_email, language
                from new_run)
        union all
        (select id, sent_at, state = 'undeliverable', score, survey_id, pipeline, owner_email, language from new_run
         except select id, sent_at, state = 'undeliverable', score, survey_id, pipeline, owner_email, language
                from old_run)) run
    where sent_at is not null
    union all
    select distinct 'registered', cast(created_at at time zone 'UTC' as date) from (
        (select id, created_at, state, reason, sent_at is null, score is null, commented, survey_id, pipeline,
                owner_email, language from old_run
         except select id, created_at, state, reason, sent_at is null, score is null, commented, survey_id, pipeline,
                       owner_email, language from new_run)
        union all
        (select id, created_at, state, reason, sent_at is null, score is null, commented, survey_id, pipeline,
                owner_email, language from new_run
         except select id, created_at, state, reason, sent_at is null, score is null, commented, survey_id, pipeline,
                       owner_email, language from old_run)) run;
    insert into changed_day (kind, ticket_id)
    select distinct 'closed', ticket_id from (
        (select id, ticket_id, survey_id, reason from old_run
         except select id, ticket_id, survey_id, reason from new_run)
        union all
        (select id, ticket_id, survey_id, reason from new_run
         except select id, ticket_id, survey_id, reason from old_run)
    ) run
    where ticket_id is not null;
    return null;
end $$;

-- Sums of days with mail that came back are made anew.
update summed_day set summed = false
where kind = 'sent'
  and day in (select cast(sent_at at time zone 'UTC' as date) from survey_run
              where state = 'undeliverable' and sent_at is not null);
