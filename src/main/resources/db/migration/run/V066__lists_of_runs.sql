-- Lists of runs are in the order of their beginning and ask for a time: each index says so.
drop index survey_run_by_survey;
drop index survey_run_by_state;
create index survey_run_by_time on survey_run (created_at desc, id desc);
create index survey_run_by_state on survey_run (state, created_at desc, id desc);
create index survey_run_by_survey on survey_run (survey_id, created_at desc, id desc);
create index survey_run_by_survey_and_state on survey_run (survey_id, state, created_at desc, id desc);

-- Most runs have no band: they were not answered.
create index survey_run_by_band on survey_run (band, created_at desc, id desc) where band is not null;
create index survey_run_by_survey_and_band on survey_run (survey_id, band, created_at desc, id desc)
    where band is not null;
