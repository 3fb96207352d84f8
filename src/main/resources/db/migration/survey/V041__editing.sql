-- Counts the changes of the draft: an author who changes an older one is told.
alter table survey add revision bigint not null default 0;
alter table survey add updated_by text;

-- A deleted survey stays for its runs and answers; its name is free again.
alter table survey add deleted_at timestamptz;
drop index survey_by_name;
create unique index survey_by_name on survey (lower(name)) where deleted_at is null;
