-- What was done lately, latest first.
create index user_task_ended on engine.user_task (ended_at desc, key desc) where ended_at is not null;
