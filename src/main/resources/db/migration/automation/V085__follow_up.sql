-- What follows an answer of one sentiment of one survey. Every change of the draft has a number of its own; one that
-- was deployed stays for the runs of its version.
create table follow_up (
    survey_id   uuid not null,
    sentiment   text not null check (sentiment in ('negative', 'neutral', 'positive')),
    number      int not null,
    -- Exactly one: a list of actions, or a process that a designer drew.
    actions     jsonb,
    diagram     text,
    changed_by  text not null,
    changed_at  timestamptz not null,
    deployed_at timestamptz,
    primary key (survey_id, sentiment, number),
    check (num_nonnulls(actions, diagram) = 1)
);
