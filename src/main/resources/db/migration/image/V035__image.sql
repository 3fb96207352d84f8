-- Pictures of surveys as they are served: re-encoded, without metadata. What an id shows never changes.
create table image (
    id          uuid primary key,
    name        text        not null check (name <> '' and length(name) <= 100),
    media_type  text        not null check (media_type in ('image/png', 'image/jpeg')),
    width       int         not null check (width between 1 and 1200),
    height      int         not null check (height between 1 and 1200),
    bytes       int         not null check (bytes = octet_length(data)),
    sha256      bytea       not null unique check (octet_length(sha256) = 32),
    data        bytea       not null,
    created_at  timestamptz not null,
    uploaded_by uuid references app_user on delete set null
);

-- Out of line and not compressed once more: lists read short rows, and a picture is as small as it gets.
alter table image alter column data set storage external;

create index image_by_uploader on image (uploaded_by);
