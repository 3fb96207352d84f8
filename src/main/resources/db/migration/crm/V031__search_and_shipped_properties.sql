-- Part of PostgreSQL, and trusted: the owner of the database may create it.
create extension if not exists pg_trgm;

-- Text without case and accents. The collation is built in and the same everywhere, whatever the database was made with.
create function searchable(given text) returns text
    language sql immutable strict parallel safe
    return regexp_replace(casefold(normalize(given, NFKD) collate pg_unicode_fast), '[\u0300-\u036f]+', '', 'g');

-- The pattern of all that contains this text. Wildcards are escaped last: folding can make one of another character.
create function search_pattern(given text) returns text
    language sql immutable strict parallel safe
    return '%' || regexp_replace(searchable(given), '([\\%_])', '\\\1', 'g') || '%';

alter table contact add column search text not null
    generated always as (searchable(email || ' ' || coalesce(first_name, '') || ' ' || coalesce(last_name, ''))) stored;

create index contact_by_search on contact using gin (search gin_trgm_ops);

alter table ticket add column search text not null
    generated always as (searchable(external_id || ' ' || subject)) stored;

create index ticket_by_search on ticket using gin (search gin_trgm_ops);

-- Ids sort by time: each list, newest first, has its index.
create index ticket_by_contact on ticket (contact_id, id desc);
create index ticket_by_pipeline on ticket (pipeline, id desc);
create index ticket_by_state on ticket (state, id desc);
create index ticket_by_owner on ticket (owner_email, id desc);
drop index ticket_contact;

create index contact_property_change_by_contact on contact_property_change (contact_id, id desc);
drop index contact_property_change_contact;

-- Properties that Aftercare itself writes.
alter table property add column shipped boolean not null default false;

update property set shipped = true;
