-- Figures of surveys over a time: read from the index alone.
create index survey_run_figures on survey_run (survey_id, sent_at) include (score) where sent_at is not null;

-- The newest answers over all surveys, page by page.
create index survey_run_by_answer on survey_run (answered_at, id) where answered_at is not null;
