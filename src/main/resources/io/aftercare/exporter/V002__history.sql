-- What instances of processes do, one table for each kind of record, parted by the month in which a thing began: a month
-- that is old enough is dropped as a whole. The exporter makes the parts. Keys are the engine's own.

-- When the exporter last said that it is there; recorded_at stands still while the engine has nothing to do.
alter table engine.exporter_position add seen_at timestamptz not null default now();

-- What the elements of a process are called, by their ids.
alter table engine.deployed_process add element_names jsonb not null default '{}';

create table engine.process_instance (
    key                         bigint not null,
    process_definition_key      bigint not null,
    process_id                  text not null,
    version                     int not null,
    -- Who called it, and from where; null for one that nobody called.
    parent_process_instance_key bigint,
    parent_element_instance_key bigint,
    -- The variables of the instance itself by name, without those of its elements.
    variables                   jsonb not null default '{}',
    started_at                  timestamptz not null,
    ended_at                    timestamptz,
    -- Whether it was ended from outside.
    terminated                  boolean not null default false,
    primary key (key, started_at)
) partition by range (started_at);

create index process_instance_by_parent on engine.process_instance (parent_process_instance_key)
    where parent_process_instance_key is not null;
create index process_instance_open on engine.process_instance (process_definition_key) where ended_at is null;

-- What an instance went through, the instance itself left out.
create table engine.element_instance (
    key                  bigint not null,
    process_instance_key bigint not null,
    element_id           text not null,
    -- Of BPMN, in the engine's words: SERVICE_TASK, EVENT_BASED_GATEWAY and so on.
    element_type         text not null,
    started_at           timestamptz not null,
    ended_at             timestamptz,
    terminated           boolean not null default false,
    primary key (key, started_at)
) partition by range (started_at);

create index element_instance_by_instance on engine.element_instance (process_instance_key);

-- The way between the elements.
create table engine.taken_flow (
    process_instance_key bigint not null,
    flow_id              text not null,
    taken_at             timestamptz not null
) partition by range (taken_at);

create index taken_flow_by_instance on engine.taken_flow (process_instance_key);

create table engine.incident (
    key                       bigint not null,
    process_instance_key      bigint not null,
    -- The instance that nobody called, which called this one, if not itself, directly or through others.
    root_process_instance_key bigint not null,
    process_definition_key    bigint not null,
    process_id                text not null,
    element_id                text not null,
    element_instance_key      bigint not null,
    -- Null when it is not about a job.
    job_key                   bigint,
    -- The engine's words: JOB_NO_RETRIES, EXTRACT_VALUE_ERROR and so on.
    error_type                text not null,
    message                   text not null,
    created_at                timestamptz not null,
    resolved_at               timestamptz,
    primary key (key, created_at)
) partition by range (created_at);

create index incident_by_instance on engine.incident (process_instance_key);
create index incident_open on engine.incident (key) where resolved_at is null;
create index incident_open_by_root on engine.incident (root_process_instance_key) where resolved_at is null;

create table engine.job_failure (
    process_instance_key bigint not null,
    element_id           text not null,
    element_instance_key bigint not null,
    job_key              bigint not null,
    job_type             text not null,
    message              text not null,
    -- How often it is tried again; 0 makes an incident.
    retries_left         int not null,
    -- When, at the earliest.
    retry_at             timestamptz,
    failed_at            timestamptz not null
) partition by range (failed_at);

create index job_failure_by_instance on engine.job_failure (process_instance_key);

create table engine.user_task (
    key                    bigint not null,
    process_instance_key   bigint not null,
    process_definition_key bigint not null,
    process_id             text not null,
    element_id             text not null,
    element_instance_key   bigint not null,
    assignee               text,
    candidate_groups       text[] not null,
    candidate_users        text[] not null,
    due_at                 timestamptz,
    follow_up_at           timestamptz,
    priority               int not null,
    form_key               bigint,
    custom_headers         jsonb not null,
    created_at             timestamptz not null,
    ended_at               timestamptz,
    -- Whether it ended without being completed.
    canceled               boolean not null default false,
    primary key (key, created_at)
) partition by range (created_at);

create index user_task_by_instance on engine.user_task (process_instance_key);
create index user_task_open on engine.user_task (due_at, key) where ended_at is null;
create index user_task_open_by_assignee on engine.user_task (assignee, due_at, key) where ended_at is null;
create index user_task_open_by_group on engine.user_task using gin (candidate_groups) where ended_at is null;

-- Only what still waits: what was triggered or cancelled is gone from here.
create table engine.timer (
    key                  bigint primary key,
    process_instance_key bigint not null,
    element_instance_key bigint not null,
    -- The event that it triggers.
    element_id           text not null,
    due_at               timestamptz not null
);

create index timer_by_instance on engine.timer (process_instance_key);

-- Every version of every form that was deployed.
create table engine.deployed_form (
    key         bigint primary key,
    form_id     text not null,
    version     int not null,
    -- The file as it was deployed.
    form        text not null,
    deployed_at timestamptz not null
);

create index deployed_form_by_version on engine.deployed_form (form_id, version desc);
