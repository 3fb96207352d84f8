-- How many of a band's runs are in each state, also in those that few are in.
create index survey_run_by_band_and_state on survey_run (band, state, created_at desc, id desc)
    where band is not null;
