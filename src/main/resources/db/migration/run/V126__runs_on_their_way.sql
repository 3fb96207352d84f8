-- Runs that the engine has not taken yet: so many that no more are started while it is behind.
create index survey_run_on_its_way on survey_run (created_at) where process_instance_key is null and completed_at is null;
