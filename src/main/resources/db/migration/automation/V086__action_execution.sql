-- What the actions of follow-ups have done. A job may come twice, its action is done once: the key decides.
create table action_execution (
    run_id      uuid not null,
    job_key     bigint not null,
    -- Whom a mail to several is for; empty for an action that is done at a stroke.
    part        text not null,
    type        text not null,
    process_id  text not null,
    element_id  text not null,
    state       text not null check (state in ('begun', 'failed', 'done', 'refused')),
    -- What became of it, without personal data.
    detail      text,
    begun_at    timestamptz not null,
    ended_at    timestamptz,
    primary key (run_id, job_key, part)
);
