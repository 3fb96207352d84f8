-- Who did what when. It names actors and things by their ids only: names are looked up, and are gone with whom they are of.
create table audit_entry (
    id         uuid primary key,
    made_at    timestamptz not null,
    actor_kind text not null check (actor_kind in ('user', 'api-key', 'system')),
    -- Null for the system, Aftercare itself.
    actor_id   uuid,
    act        text not null,
    -- What it was done to: survey, contact, run and so on.
    kind       text not null,
    subject    text,
    -- A few words that are about nobody, such as the name of a survey.
    detail     text check (length(detail) <= 200),
    check ((actor_kind = 'system') = (actor_id is null))
);

-- Ids sort by time: the trail, newest first, whole or narrowed.
create index audit_entry_by_act on audit_entry (act, id desc);
create index audit_entry_by_kind on audit_entry (kind, subject, id desc);
create index audit_entry_by_actor on audit_entry (actor_id, id desc);
create index audit_entry_by_time on audit_entry (made_at);
