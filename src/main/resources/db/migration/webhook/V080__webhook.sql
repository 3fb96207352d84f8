-- Addresses of the company's own systems that are called. Secrets are kept as they are: each call is signed with them.
create table webhook (
    id               uuid primary key,
    name             text        not null check (name <> '' and length(name) <= 100),
    url              text        not null check (length(url) <= 2000),
    enabled          boolean     not null,
    secret           bytea       not null check (octet_length(secret) between 24 and 64),
    old_secret       bytea,
    old_secret_until timestamptz,
    created_at       timestamptz not null,
    created_by       text        not null,
    changed_at       timestamptz not null,
    changed_by       text        not null,
    check ((old_secret is null) = (old_secret_until is null))
);

create unique index webhook_by_name on webhook (lower(name));

-- What became of each try to deliver. What was sent is not kept: it can hold personal data, and its id finds it again.
create table webhook_delivery (
    id              uuid primary key,
    webhook_id      uuid        not null references webhook on delete cascade,
    message_id      text        not null,
    type            text        not null,
    attempt         int         not null check (attempt > 0),
    at              timestamptz not null,
    duration_millis bigint      not null,
    result          text        not null check (result in ('delivered', 'failed', 'refused')),
    status          int,
    reason          text,
    answer          text        not null
);

-- Ids sort by time: the log of a webhook, newest first, all of it or what was not delivered.
create index webhook_delivery_by_webhook on webhook_delivery (webhook_id, id desc);
create index webhook_delivery_undelivered on webhook_delivery (webhook_id, id desc) where result <> 'delivered';
create index webhook_delivery_by_message on webhook_delivery (webhook_id, message_id);
create index webhook_delivery_by_time on webhook_delivery (at);
