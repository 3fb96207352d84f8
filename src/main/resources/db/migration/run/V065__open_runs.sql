-- How many runs of a survey are open, and which they are: few among the many that are over.
create index survey_run_open on survey_run (survey_id, id) where state in ('scheduled', 'sent', 'answered');
