-- +goose Up
create table connection (
    org_id     text        not null,
    id         text        not null,
    name       text        not null,
    issuer     text        not null,
    client_id  text        not null,
    secret     bytea,
    scopes     text        not null,
    state      text        not null,
    version    integer     not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint connection_pkey primary key (org_id, id),
    constraint connection_organization_fk foreign key (org_id) references organization (org_id),
    constraint connection_state_check check (state in ('draft', 'active', 'suspended'))
);
create unique index connection_name_key on connection (org_id, name);
call steward_isolate('connection');

-- A domain belongs to one organization in the whole installation: it decides
-- where a person signs in.
create table domain (
    org_id        text        not null,
    id            text        not null,
    name          text        not null,
    source        text        not null,
    connection_id text,
    verified_at   timestamptz,
    created_at    timestamptz not null,
    constraint domain_pkey primary key (org_id, id),
    constraint domain_organization_fk foreign key (org_id) references organization (org_id),
    constraint domain_connection_fk foreign key (org_id, connection_id) references connection (org_id, id),
    constraint domain_source_check check (source in ('operator', 'dns'))
);
create unique index domain_name_key on domain (name);
call steward_isolate('domain');
