-- That a contact answered an anonymous survey. What they said is in anonymous_answer, and nothing tells which.
alter table survey_run add answered_anonymously boolean not null default false;
