-- Erasing a contact, written down before it is done. What tells who it was goes when it is finished; the counts stay.
create table erasure (
    id           uuid primary key,
    contact_id   uuid unique,
    address      text,
    requested_at timestamptz not null,
    -- When it was gone from the record; what was under way then may write once more.
    removed_at   timestamptz,
    -- When what is left was looked for last.
    swept_at     timestamptz,
    finished_at  timestamptz,
    check ((finished_at is null) = (contact_id is not null)),
    check ((finished_at is null) = (address is not null))
);

create index erasure_unfinished on erasure (id) where finished_at is null;

create table erasure_run (
    erasure_id uuid not null references erasure,
    run_id     uuid not null,
    primary key (erasure_id, run_id)
);

-- What was removed: how many of each kind.
create table erasure_count (
    erasure_id uuid not null references erasure,
    kind       text not null,
    removed    bigint not null,
    primary key (erasure_id, kind)
);
