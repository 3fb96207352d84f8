-- What the links of a test mail show: the draft as it was when the test was sent. Nothing else is kept of a test.
create table test_link (
    token      text primary key,
    survey_id  uuid not null references survey,
    definition jsonb not null,
    language   text not null,
    created_by text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null
);

create index test_link_by_creator on test_link (created_by, created_at);
create index test_link_by_expiry on test_link (expires_at);
