-- Who owns whom between directories: accounts that a directory removed softly,
-- OAuth clients beside bearer tokens, and how each directory fails.

-- +goose Up
create table directory_removed (
    org_id       text      not null,
    member_id    text      not null,
    directory_id text      not null,
    removed_at   timestamp not null,
    constraint directory_removed_pkey primary key (org_id, member_id),
    constraint directory_removed_member_fk foreign key (org_id, member_id) references member (org_id, id),
    constraint directory_removed_directory_fk foreign key (org_id, directory_id) references directory (org_id, id)
);
create index directory_removed_at_idx on directory_removed (org_id, removed_at);
create index directory_removed_directory_idx on directory_removed (org_id, directory_id);

create table directory_client (
    org_id       text      not null,
    id           text      not null,
    directory_id text      not null,
    label        text      not null,
    created_at   timestamp not null,
    last_used_at timestamp,
    revoked_at   timestamp,
    constraint directory_client_pkey primary key (org_id, id),
    constraint directory_client_directory_fk foreign key (org_id, directory_id) references directory (org_id, id)
);
create index directory_client_directory_idx on directory_client (org_id, directory_id);

create table directory_client_secret (
    org_id      text      not null,
    id          text      not null,
    client_id   text      not null,
    prefix      text      not null,
    hash        blob      not null,
    created_at  timestamp not null,
    expires_at  timestamp not null,
    replaced_by text,
    constraint directory_client_secret_pkey primary key (org_id, id),
    constraint directory_client_secret_client_fk foreign key (org_id, client_id) references directory_client (org_id, id)
);
create index directory_client_secret_client_idx on directory_client_secret (org_id, client_id);

-- Access tokens of clients: minutes long.
create table directory_access (
    org_id     text      not null,
    id         text      not null,
    client_id  text      not null,
    hash       blob      not null,
    created_at timestamp not null,
    expires_at timestamp not null,
    constraint directory_access_pkey primary key (org_id, id),
    constraint directory_access_client_fk foreign key (org_id, client_id) references directory_client (org_id, id)
);
create unique index directory_access_hash_key on directory_access (hash, org_id);
create index directory_access_client_idx on directory_access (org_id, client_id);
create index directory_access_expiry_idx on directory_access (org_id, expires_at);

create table directory_health (
    org_id        text      not null,
    directory_id  text      not null,
    errors        integer   not null,
    failing_since timestamp,
    reason        text      not null,
    constraint directory_health_pkey primary key (org_id, directory_id),
    constraint directory_health_directory_fk foreign key (org_id, directory_id) references directory (org_id, id)
);

alter table directory_token add column replaced_by text;
create index webhook_delivery_message_idx on webhook_delivery (org_id, webhook_id, message_id);
