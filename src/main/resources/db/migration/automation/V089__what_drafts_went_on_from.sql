-- Which version of the live process its author had when a draft was made: a later one in the engine is not in it.
alter table follow_up add column went_on_from int;
