-- What the home page counts: mails that could not be delivered lately, few among all that ever could not.
create index survey_run_undeliverable on survey_run (completed_at) where state = 'undeliverable';
