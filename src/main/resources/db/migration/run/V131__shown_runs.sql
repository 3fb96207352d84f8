-- Whether the survey was shown on a web site instead of being mailed; sent_at says when.
alter table survey_run add shown boolean not null default false;
