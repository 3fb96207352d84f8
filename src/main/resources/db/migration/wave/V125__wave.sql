-- A wave asks those contacts of a recurring survey whose turn has come on a day.
create table wave (
    id           uuid primary key,
    survey_id    uuid not null references survey,
    day          date not null,
    early        boolean not null,
    state        text not null check (state in ('due', 'starting', 'started', 'stopped')),
    recipients   int,
    created_by   text,
    created_at   timestamptz not null,
    published_at timestamptz not null,
    selected_at  timestamptz,
    ended_at     timestamptz
);

-- One wave of a survey and day, whoever starts it and how often.
create unique index wave_of_day on wave (survey_id, day);

create index wave_unfinished on wave (published_at) where state = 'due';

-- Whom a wave asks. The id of the run is chosen here: starting it again starts no second one.
create table wave_recipient (
    wave_id    uuid not null references wave,
    contact_id uuid not null references contact on delete cascade,
    survey_id  uuid not null,
    day        date not null,
    run_id     uuid not null unique,
    send_at    timestamptz not null,
    state      text not null default 'selected' check (state in ('selected', 'started', 'dropped', 'stopped')),
    primary key (wave_id, contact_id)
);

create index wave_recipient_by_contact on wave_recipient (contact_id, survey_id, day);
create index wave_recipient_to_start on wave_recipient (wave_id, send_at) where state = 'selected';

-- From 0 to 2^32 - 1, always the same for a survey and a contact, and evenly spread over contacts.
create function wave_number(survey uuid, contact uuid, which int) returns bigint
    language sql immutable strict parallel safe
    return ('x' || substr(md5(survey::text || contact::text), 1 + 8 * which, 8))::bit(32)::bigint;
