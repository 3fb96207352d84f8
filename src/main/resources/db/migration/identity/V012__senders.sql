-- Whom mails can come from beside users.
create table sender (
    id      uuid primary key,
    name    text not null,
    address text not null
);

create unique index sender_by_address on sender (lower(address));

create index team_member_by_user on team_member (user_id);
