-- What people did with user tasks here, by the engine's keys. The engine has done it before it is written down; what it
-- tells of it itself comes a moment later.
create table task_act (
    id       bigint generated always as identity primary key,
    task_key bigint      not null,
    kind     text        not null check (kind in ('claimed', 'released', 'assigned', 'completed')),
    -- Whose the task is from then on, a user's address; null for nobody's, or a program's.
    assignee text,
    -- A user's address, or the name of an API key.
    done_by  text        not null,
    done_at  timestamptz not null
);

create index task_act_by_task on task_act (task_key, id);

-- What the engine may not have told yet is among the latest.
create index task_act_by_time on task_act (done_at);
