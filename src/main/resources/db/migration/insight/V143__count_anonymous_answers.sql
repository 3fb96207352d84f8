-- Runs whose mail was delivered; in place of those that were answered anonymously, the answers, which are nobody's.
create or replace view counted_run as
select survey_id, sent_at, score, pipeline, owner_email, language
from survey_run
where sent_at is not null and state <> 'undeliverable' and not answered_anonymously
union all
select survey_id, counted_at, score, null, null, null
from anonymous_answer
where counted_at is not null;

drop index survey_run_counted;
create index survey_run_counted on survey_run (survey_id, sent_at)
    include (score, pipeline, owner_email, language)
    where sent_at is not null and state <> 'undeliverable' and not answered_anonymously;

drop index survey_run_fates;
create index survey_run_fates on survey_run (survey_id, created_at)
    include (state, reason, sent_at, score, answered_anonymously, commented, ticket_id, pipeline, owner_email,
             language);

-- As before, and an anonymous answer takes its run out of the day it was sent on.
create or replace function note_changed_runs() returns trigger language plpgsql as $$
begin
    insert into changed_day (kind, day)
    select distinct 'sent', cast(sent_at at time zone 'UTC' as date) from (
        (select id, sent_at, state = 'undeliverable' or answered_anonymously, score, survey_id, pipeline, owner_email,
                language from old_run
         except select id, sent_at, state = 'undeliverable' or answered_anonymously, score, survey_id, pipeline,
                       owner_email, language from new_run)
        union all
        (select id, sent_at, state = 'undeliverable' or answered_anonymously, score, survey_id, pipeline, owner_email,
                language from new_run
         except select id, sent_at, state = 'undeliverable' or answered_anonymously, score, survey_id, pipeline,
                       owner_email, language from old_run)) run
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

create function note_anonymous_answers() returns trigger language plpgsql as $$
begin
    insert into changed_day (kind, day)
    select distinct 'sent', cast(counted_at at time zone 'UTC' as date) from some_answer where counted_at is not null;
    return null;
end $$;

create trigger note_counted_answers after insert on anonymous_answer
    referencing new table as some_answer for each statement execute function note_anonymous_answers();
