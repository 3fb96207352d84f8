-- The user's own web sites. Secrets are kept as they are: what they sign is checked with them.
create table site (
    id          uuid primary key,
    name        text        not null check (name <> '' and length(name) <= 100),
    origin      text        not null unique check (length(origin) <= 200),
    -- Whether the thank-you pages of mailed surveys lead there.
    linked      boolean     not null,
    -- The site signs with it whom its visitors are.
    secret      text        not null check (length(secret) >= 32),
    -- Aftercare signs with it whom a visitor is that came by a link.
    visitor_key text        not null check (length(visitor_key) >= 32),
    created_at  timestamptz not null,
    created_by  text        not null
);
