-- Changed copies of the run process. Every change of a survey's draft has a number of its own; one that was deployed stays
-- for the runs of its version.
create table run_process (
    survey_id        uuid not null,
    number           int not null,
    -- The process as a designer drew it.
    diagram          text not null,
    changed_by       text not null,
    changed_at       timestamptz not null,
    deployed_at      timestamptz,
    -- A newer one in the engine came from a BPMN editor.
    deployed_version int,
    primary key (survey_id, number),
    check ((deployed_at is null) = (deployed_version is null))
);
create index run_process_deployed on run_process (survey_id) where deployed_at is not null;
