-- Addresses that are never mailed again for surveys. Kept when a contact is erased: the wish outlives the contact.
create table suppression (
    address    text primary key check (address = lower(address)),
    reason     text        not null check (reason in ('unsubscribed', 'bounced', 'complained')),
    created_at timestamptz not null
);
