-- What a contact can have beyond name, address and language.
create table property (
    name    text primary key check (name ~ '^[a-z][a-z0-9_]{0,63}$'),
    label   text   not null,
    type    text   not null check (type in ('text', 'number', 'date', 'choice')),
    choices text[] not null default '{}'
);

insert into property (name, label, type)
values ('last_ces_rating', 'Last CES rating', 'number'),
       ('last_ces_comment', 'Last CES comment', 'text'),
       ('last_ces_date', 'Last CES date', 'date'),
       ('last_nps_rating', 'Last NPS rating', 'number'),
       ('last_nps_comment', 'Last NPS comment', 'text'),
       ('last_nps_date', 'Last NPS date', 'date'),
       ('last_csat_rating', 'Last CSAT rating', 'number'),
       ('last_csat_comment', 'Last CSAT comment', 'text'),
       ('last_csat_date', 'Last CSAT date', 'date');

create table contact (
    id         uuid primary key,
    email      text        not null unique check (email = lower(email) and length(email) <= 254),
    first_name text,
    last_name  text,
    language   text,
    properties jsonb       not null default '{}',
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version    bigint      not null default 0
);

-- Every change of a property and its cause; values as text, null where there was or is none.
create table contact_property_change (
    id         bigint generated always as identity primary key,
    contact_id uuid        not null references contact on delete cascade,
    name       text        not null,
    old_value  text,
    new_value  text,
    cause      text        not null,
    changed_at timestamptz not null
);

create index contact_property_change_contact on contact_property_change (contact_id, changed_at);

create table pipeline (
    key  text primary key,
    name text not null
);

create table ticket (
    id          uuid primary key,
    external_id text        not null unique,
    subject     text        not null,
    pipeline    text        not null references pipeline,
    contact_id  uuid        not null references contact,
    owner_email text,
    state       text        not null default 'open' check (state in ('open', 'closed')),
    closed_at   timestamptz,
    reopened_at timestamptz,
    created_at  timestamptz not null,
    version     bigint      not null default 0,
    check ((state = 'closed') = (closed_at is not null))
);

create index ticket_contact on ticket (contact_id);
