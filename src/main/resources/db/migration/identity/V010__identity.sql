-- The one company whose surveys these are.
create table company (
    singleton boolean primary key default true check (singleton),
    name      text not null
);

create table app_user (
    id    uuid primary key,
    email text not null unique check (email = lower(email)),
    name  text not null,
    role  text not null check (role in ('author', 'publisher', 'lead', 'designer', 'admin'))
);

create table team (
    id   uuid primary key,
    name text not null
);

create unique index team_name on team (lower(name));

create table team_member (
    team_id uuid not null references team on delete cascade,
    user_id uuid not null references app_user on delete cascade,
    primary key (team_id, user_id)
);

-- A key is random and long, so its plain SHA-256 is as hard to turn back as a slow hash and can be looked up by index.
create table api_key (
    id           uuid primary key,
    name         text        not null,
    key_hash     bytea       not null unique,
    scopes       text[]      not null,
    created_at   timestamptz not null,
    last_used_at timestamptz
);
