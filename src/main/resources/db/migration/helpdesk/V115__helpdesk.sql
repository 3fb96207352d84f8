-- Help desks that tell of their tickets. Secrets are kept as they are: what they sign is checked with them.
create table help_desk (
    id            uuid primary key,
    key           text        not null unique check (key ~ '^[a-z][a-z0-9-]{0,30}$'),
    inbound_id    text        not null unique check (length(inbound_id) >= 20),
    kind          text        not null check (kind in ('zendesk', 'freshdesk', 'hubspot', 'jira', 'generic')),
    name          text        not null check (name <> '' and length(name) <= 100),
    pipeline      text        not null,
    secret        text        not null check (length(secret) between 16 and 200),
    open_words    text[]      not null,
    closed_words  text[]      not null,
    -- Where a generic one's fields stand in its messages, as JSON Pointers.
    pointers      jsonb check ((kind = 'generic') = (pointers is not null)),
    -- The last call that was not believed.
    refused_at    timestamptz,
    refused_why   text,
    created_at    timestamptz not null,
    created_by    text        not null,
    changed_at    timestamptz not null,
    changed_by    text        not null
);

create unique index help_desk_by_name on help_desk (lower(name));

-- What they delivered, as it came. The message key knows a delivery that comes twice.
create table help_desk_delivery (
    id           uuid primary key,
    help_desk_id uuid        not null references help_desk on delete cascade,
    message_key  text        not null check (length(message_key) <= 200),
    received_at  timestamptz not null,
    body         bytea       not null,
    state        text        not null check (state in ('waiting', 'done', 'ignored', 'failed')),
    note         text,
    tickets      text[]      not null default '{}',
    settled_at   timestamptz,
    unique (help_desk_id, message_key)
);

-- Ids sort by time: the deliveries of a help desk, newest first, all of them or one state's.
create index help_desk_delivery_by_desk on help_desk_delivery (help_desk_id, id desc);
create index help_desk_delivery_by_state on help_desk_delivery (help_desk_id, state, id desc);
create index help_desk_delivery_by_time on help_desk_delivery (received_at);

-- How new what is known of each ticket is, by part, so that an older message changes nothing. What is told before the
-- ticket can be opened is kept here until then, and no longer.
create table help_desk_ticket (
    help_desk_id   uuid not null references help_desk on delete cascade,
    ticket         text not null,
    topic_at       timestamptz,
    topic_by       uuid,
    subject        text,
    owner_email    text,
    person_at      timestamptz,
    person_by      uuid,
    contact_email  text,
    first_name     text,
    last_name      text,
    status_at      timestamptz,
    status_by      uuid,
    closed         boolean,
    closed_at      timestamptz,
    primary key (help_desk_id, ticket)
);
