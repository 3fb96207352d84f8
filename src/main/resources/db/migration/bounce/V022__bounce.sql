-- What return addresses are signed with. Kept as it is, as it signs.
create table bounce_key (
    id  int primary key default 1 check (id = 1),
    key bytea not null
);

-- Reports that were dealt with: none twice. Whom a mail was for stands in the run, whose table is made later.
create table bounce_report (
    run_id      uuid        not null,
    fingerprint bytea       not null check (octet_length(fingerprint) = 32),
    kind        text        not null check (kind in ('hard', 'soft', 'complaint')),
    status      text,
    at          timestamptz not null,
    primary key (run_id, fingerprint)
);
