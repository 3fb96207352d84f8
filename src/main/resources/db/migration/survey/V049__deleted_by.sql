-- The runs that a deletion withdraws tell who did it.
alter table survey add column deleted_by text;
