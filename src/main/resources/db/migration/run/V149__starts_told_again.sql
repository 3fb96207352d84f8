-- When the engine was last told again to start a run: each gets its turn, however many it forgot.
alter table survey_run add column start_told_at timestamptz;
