-- A new cluster counts its keys from the start again: one that two runs have is the later run's.
update survey_run former set process_instance_key = null
where exists (select from survey_run later
              where later.process_instance_key = former.process_instance_key and later.created_at > former.created_at);
