-- +goose Up
create table directory (
    org_id       text        not null,
    id           text        not null,
    name         text        not null,
    profile      text        not null,
    state        text        not null,
    settings     jsonb       not null,
    created_at   timestamptz not null,
    last_sync_at timestamptz,
    constraint directory_pkey primary key (org_id, id),
    constraint directory_organization_fk foreign key (org_id) references organization (org_id),
    constraint directory_profile_check check (profile in ('strict', 'entra', 'okta', 'onelogin', 'google', 'jumpcloud', 'ping')),
    constraint directory_state_check check (state in ('active', 'paused'))
);
create unique index directory_name_key on directory (org_id, name);
call steward_isolate('directory');

alter table member add constraint member_directory_fk foreign key (org_id, directory_id) references directory (org_id, id);
alter table member_group add constraint member_group_directory_fk foreign key (org_id, directory_id) references directory (org_id, id);

create table directory_token (
    org_id       text        not null,
    id           text        not null,
    directory_id text        not null,
    label        text        not null,
    prefix       text        not null,
    hash         bytea       not null,
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    last_used_at timestamptz,
    revoked_at   timestamptz,
    constraint directory_token_pkey primary key (org_id, id),
    constraint directory_token_directory_fk foreign key (org_id, directory_id) references directory (org_id, id)
);
create unique index directory_token_hash_key on directory_token (hash);
create index directory_token_directory_idx on directory_token (org_id, directory_id);
call steward_isolate('directory_token');

-- The provisioning log: what an identity provider asked and what it was
-- answered, without the values of attributes and filters.
create table directory_exchange (
    org_id        text        not null,
    id            text        not null,
    directory_id  text        not null,
    at            timestamptz not null,
    method        text        not null,
    path          text        not null,
    status        integer     not null,
    duration_us   bigint      not null,
    resource_type text        not null,
    resource_id   text        not null,
    detail        text        not null,
    request_id    text        not null,
    constraint directory_exchange_pkey primary key (org_id, id),
    constraint directory_exchange_directory_fk foreign key (org_id, directory_id) references directory (org_id, id)
);
create index directory_exchange_directory_idx on directory_exchange (org_id, directory_id, id);
create index directory_exchange_at_idx on directory_exchange (org_id, directory_id, at);
call steward_isolate('directory_exchange');
