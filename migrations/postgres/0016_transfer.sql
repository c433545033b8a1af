-- Files of an organization, sealed in chunks; imports and their rows; receivers
-- of security event tokens and what waits for them.

-- +goose Up
create table file (
    org_id       text        not null,
    id           text        not null,
    purpose      text        not null,
    name         text        not null,
    media_type   text        not null,
    state        text        not null,
    size         bigint      not null,
    chunks       integer     not null,
    sha256       text        not null,
    creator_kind text        not null,
    creator_id   text        not null,
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    constraint file_pkey primary key (org_id, id),
    constraint file_organization_fk foreign key (org_id) references organization (org_id),
    constraint file_state_check check (state in ('writing', 'ready'))
);
create index file_purpose on file (org_id, purpose, id);
create index file_expiry on file (org_id, expires_at);
call steward_isolate('file');

create table file_chunk (
    org_id  text    not null,
    file_id text    not null,
    seq     integer not null,
    sealed  bytea   not null,
    constraint file_chunk_pkey primary key (org_id, file_id, seq),
    constraint file_chunk_file_fk foreign key (org_id, file_id) references file (org_id, id)
);
call steward_isolate('file_chunk');
