-- What runs are looked at by. The owner is kept as it was when the ticket was closed: whose customer was asked does not
-- change with the ticket later. The language is that of the mail.
alter table survey_run add pipeline text;
alter table survey_run add owner_email text;
alter table survey_run add language text;
alter table survey_run add commented boolean not null default false;

update survey_run r set pipeline = t.pipeline, owner_email = t.owner_email from ticket t where t.id = r.ticket_id;

update survey_run r
set language  = coalesce(l.language, v.definition ->> 'language'),
    commented = exists (select from answer a where a.run_id = r.id and a.comment is not null)
from answer_link l join survey_version v on v.survey_id = l.survey_id and v.version = l.survey_version
where l.run_id = r.id and r.sent_at is not null;

-- Figures of a time by whatever they are looked at by, read from the index alone; it does what the narrower one did.
create index survey_run_scores on survey_run (survey_id, sent_at)
    include (score, pipeline, owner_email, language) where sent_at is not null;
drop index survey_run_figures;

-- How far the runs of a time came, and why not further; and whose tickets had none.
create index survey_run_fates on survey_run (survey_id, created_at)
    include (state, reason, sent_at, score, commented, ticket_id, pipeline, owner_email, language);

-- The newest comments, page by page.
create index survey_run_by_comment on survey_run (answered_at, id) where commented;

-- Tickets that were closed in some time.
create index ticket_by_closing on ticket (closed_at) include (id, pipeline, owner_email) where closed_at is not null;
