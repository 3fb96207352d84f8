create table survey (
    id           uuid primary key,
    name         text not null,
    type         text not null check (type in ('ces', 'nps', 'csat')),
    status       text not null check (status in ('draft', 'live', 'paused')),
    draft        jsonb not null,
    live_version int,
    created_at   timestamptz not null,
    updated_at   timestamptz not null
);

create unique index survey_by_name on survey (lower(name));

-- What was published never changes: a run keeps the version that it was started with.
create table survey_version (
    survey_id    uuid not null references survey,
    version      int not null,
    pipeline     text,
    definition   jsonb not null,
    published_at timestamptz not null,
    primary key (survey_id, version)
);

create index survey_version_by_pipeline on survey_version (pipeline);
