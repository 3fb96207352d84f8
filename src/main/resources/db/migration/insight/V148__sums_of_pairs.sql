-- Runs are summed up by two of their survey, pipeline and language, too: "within" holds both words, "within_key" both
-- values, each with a blank between. Days without such sums are counted until they are summed up anew.
update summed_day set summed = false where kind in ('sent', 'registered');

-- What one owner was asked about, read from the index alone where something else restricts, too.
create index survey_run_of_owner on survey_run (owner_email, survey_id, sent_at)
    include (score, pipeline, language)
    where sent_at is not null and state <> 'undeliverable' and not answered_anonymously;
