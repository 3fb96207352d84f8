-- What people filled in when they completed a task that follows an answer, as its page shows it: a list of labels with
-- their values. It goes with the contact whose run it is.
create table filled_form (
    task_key  bigint primary key,
    run_id    uuid        not null,
    title     text        not null,
    -- As in task_act.
    done_by   text        not null,
    filled_at timestamptz not null,
    entries   jsonb       not null
);

create index filled_form_by_run on filled_form (run_id, filled_at);
create index filled_form_by_time on filled_form (filled_at);
