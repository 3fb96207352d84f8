create table answer_link (
    token            text primary key,
    run_id           uuid not null unique,
    survey_id        uuid not null,
    survey_version   int not null,
    contact_id       uuid not null references contact,
    expires_at       timestamptz not null,
    window_closes_at timestamptz,
    closed           text check (closed in ('commented', 'scored', 'expired', 'withdrawn')),
    foreign key (survey_id, survey_version) references survey_version
);

create index answer_link_by_contact on answer_link (contact_id);

-- Every answer given is kept; the last one of a run counts.
create table answer (
    id       bigint generated always as identity primary key,
    run_id   uuid not null references answer_link (run_id),
    score    smallint not null,
    comment  text,
    given_at timestamptz not null
);

create index answer_by_run on answer (run_id, id desc);
