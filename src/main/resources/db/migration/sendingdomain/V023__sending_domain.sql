-- Domains that mails come from.
create table sending_domain (
    id             uuid primary key,
    name           text        not null unique check (name = lower(name) and length(name) <= 200),
    keys_made      int         not null default 0,
    checked_at     timestamptz,
    send_anyway_by text,
    send_anyway_at timestamptz,
    created_at     timestamptz not null,
    created_by     text        not null,
    check ((send_anyway_by is null) = (send_anyway_at is null))
);

-- Keys that sign mails. The private half is kept as it is, as it signs, and forgotten once it no longer does.
create table sending_domain_key (
    domain_id    uuid        not null references sending_domain on delete cascade,
    selector     text        not null,
    state        text        not null check (state in ('next', 'signing', 'old')),
    private_key  bytea,
    public_key   text        not null,
    created_at   timestamptz not null,
    remove_after timestamptz,
    primary key (domain_id, selector),
    check ((state = 'old') = (private_key is null) and (state = 'old') = (remove_after is not null))
);

-- One key of a domain signs, and one waits at most.
create unique index sending_domain_key_in_use on sending_domain_key (domain_id, state) where state <> 'old';

-- What the last look at DNS found.
create table sending_domain_check (
    domain_id uuid not null references sending_domain on delete cascade,
    part      text not null check (part in ('dkim', 'spf', 'dmarc')),
    state     text not null check (state in ('ok', 'missing', 'wrong', 'unknown')),
    words     text not null,
    primary key (domain_id, part)
);
