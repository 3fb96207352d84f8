-- What is older than its period is found without looking at the rest.
create index answer_comment_by_time on answer (given_at) where comment is not null;
create index answer_link_by_expiry on answer_link (expires_at)
    where token not like 'over-%' and token not like 'erased-%';
create index contact_property_change_by_time on contact_property_change (changed_at);

-- What retention did last, by kind.
create table retention_pass (
    kind    text primary key,
    done_at timestamptz not null,
    removed bigint not null
);
