-- Which version of the live process its designer had when a draft was made: a later one in the engine is not in it.
alter table run_process add column went_on_from int;
