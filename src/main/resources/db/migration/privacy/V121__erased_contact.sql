-- Whom everything belongs to that was a contact's who is erased. It is no address and in no list.
insert into contact (id, email, created_at, updated_at)
values ('00000000-0000-0000-0000-000000000000', 'erased contact', '2000-01-01T00:00:00Z', '2000-01-01T00:00:00Z');

-- Of this installation alone: the hashes of others tell nothing here.
create table address_salt (
    singleton boolean primary key default true check (singleton),
    salt      bytea not null check (octet_length(salt) = 32)
);

insert into address_salt (salt) values (sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())));

-- Addresses that were erased, as HMAC-SHA256 with the salt: never mailed again for surveys, and not readable.
create table erased_address (
    hash   bytea primary key check (octet_length(hash) = 32),
    -- As in suppression, or 'erased'.
    reason text        not null,
    since  timestamptz not null
);

-- What receivers of messages about a run answered.
create index webhook_delivery_by_run on webhook_delivery (split_part(message_id, ':', 1));
