-- Comments without case and accents, to be found by any part.
alter table answer add column search text generated always as (searchable(comment)) stored;

create index answer_by_search on answer using gin (search gin_trgm_ops) where comment is not null;
