-- What is open, latest first. A key begins with the partition, so that keys are in the order of time in one partition only.
drop index engine.incident_open;
create index incident_open on engine.incident (created_at desc, key desc) where resolved_at is null;
