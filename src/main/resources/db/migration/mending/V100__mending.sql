-- What people did to runs: written before it is done, so that nothing is done that nobody knows of.
create table mending_act (
    id                   uuid primary key,
    act                  text not null check (act in ('retry', 'correct', 'withdraw', 'send-now', 'move')),
    -- The run's own process instance.
    process_instance_key bigint not null,
    incident_key         bigint,
    -- For people: which variable was set, which version it was moved to.
    detail               text,
    made_by              text not null,
    made_at              timestamptz not null,
    -- Null while it is being done, or if Aftercare died meanwhile.
    outcome              text check (outcome in ('done', 'gone', 'refused', 'away')),
    why                  text
);

create index mending_act_by_instance on mending_act (process_instance_key, made_at);
create index mending_act_by_incident on mending_act (incident_key);

-- Many incidents of one kind, retried one after the other.
create table incident_retry (
    id          uuid primary key,
    process_id  text not null,
    element_id  text not null,
    error_type  text not null,
    made_by     text not null,
    made_at     timestamptz not null,
    finished_at timestamptz
);

create table incident_retry_item (
    retry_id             uuid not null references incident_retry,
    incident_key         bigint not null,
    process_instance_key bigint not null,
    job_key              bigint,
    outcome              text check (outcome in ('done', 'gone', 'refused')),
    primary key (retry_id, incident_key)
);

create index incident_retry_item_open on incident_retry_item (retry_id, incident_key) where outcome is null;
