-- +goose Up
create table directory (
    org_id       text      not null,
    id           text      not null,
    name         text      not null,
    profile      text      not null,
    state        text      not null,
    settings     text      not null,
    created_at   timestamp not null,
    last_sync_at timestamp,
    constraint directory_pkey primary key (org_id, id),
    constraint directory_organization_fk foreign key (org_id) references organization (org_id),
    constraint directory_profile_check check (profile in ('strict', 'entra', 'okta', 'onelogin', 'google', 'jumpcloud', 'ping')),
    constraint directory_state_check check (state in ('active', 'paused'))
);
create unique index directory_name_key on directory (org_id, name);

create table directory_token (
    org_id       text      not null,
    id           text      not null,
    directory_id text      not null,
    label        text      not null,
    prefix       text      not null,
    hash         blob      not null,
    created_at   timestamp not null,
    expires_at   timestamp not null,
    last_used_at timestamp,
    revoked_at   timestamp,
    constraint directory_token_pkey primary key (org_id, id),
    constraint directory_token_directory_fk foreign key (org_id, directory_id) references directory (org_id, id)
);
create unique index directory_token_hash_key on directory_token (hash);
create index directory_token_directory_idx on directory_token (org_id, directory_id);

-- The provisioning log: what an identity provider asked and what it was
-- answered, without the values of attributes and filters.
create table directory_exchange (
    org_id        text      not null,
    id            text      not null,
    directory_id  text      not null,
    at            timestamp not null,
    method        text      not null,
    path          text      not null,
    status        integer   not null,
    duration_us   integer   not null,
    resource_type text      not null,
    resource_id   text      not null,
    detail        text      not null,
    request_id    text      not null,
    constraint directory_exchange_pkey primary key (org_id, id),
    constraint directory_exchange_directory_fk foreign key (org_id, directory_id) references directory (org_id, id)
);
create index directory_exchange_directory_idx on directory_exchange (org_id, directory_id, id);
create index directory_exchange_at_idx on directory_exchange (org_id, directory_id, at);
