-- The answers of calls that were made with an Idempotency-Key, for a day.
create table idempotent_call (
    api_key_id uuid not null,
    key        text not null,
    -- SHA-256 of method, address and body: another call with the same key is a mistake.
    call       bytea not null,
    status     int,
    headers    jsonb,
    body       bytea,
    made_at    timestamptz not null,
    primary key (api_key_id, key)
);

create index idempotent_call_by_time on idempotent_call (made_at);
