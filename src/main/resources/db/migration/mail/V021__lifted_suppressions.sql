-- What is known beside the reason, without personal data.
alter table suppression add detail text check (length(detail) <= 500);

-- Who let an address be mailed again.
create table suppression_lift (
    id         uuid primary key,
    address    text        not null,
    reason     text        not null,
    detail     text,
    created_at timestamptz not null,
    lifted_at  timestamptz not null,
    lifted_by  text        not null
);

create index suppression_lift_by_address on suppression_lift (address, id desc);
