-- How far the log of each partition was taken. A row changes in the transaction that writes what it stands for.
create table engine.exporter_position (
    partition_id int primary key,
    position     bigint not null,
    -- The latest time of a record so far: a record before the position that is later than this is of another log.
    recorded_at  timestamptz not null
);

-- Every version of every process that was deployed to the engine, by whomever.
create table engine.deployed_process (
    key           bigint primary key,
    tenant_id     text not null,
    process_id    text not null,
    version       int not null,
    name          text,
    -- The extension properties that the process itself declares: name to value.
    properties    jsonb not null,
    resource_name text not null,
    checksum      bytea not null,
    -- The file as it was deployed.
    bpmn          bytea not null,
    deployed_at   timestamptz not null,
    deleted_at    timestamptz
);

create index deployed_process_by_version on engine.deployed_process (tenant_id, process_id, version desc);
