-- Which version of its process a follow-up was deployed in: a newer one in the engine came from a BPMN editor.
alter table follow_up add column deployed_version int;
-- Each had a process of its own, deployed once.
update follow_up set deployed_version = 1 where deployed_at is not null;
alter table follow_up add check ((deployed_at is null) = (deployed_version is null));
