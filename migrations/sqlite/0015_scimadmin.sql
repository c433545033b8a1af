-- +goose Up
-- An organization's own schema extensions (RFC 7643 section 3.3).
create table schema_extension (
    org_id      text      not null,
    id          text      not null,
    urn         text      not null,
    urn_key     text      not null,
    name        text      not null,
    description text      not null,
    attributes  text      not null,
    revision    text      not null,
    created_at  timestamp not null,
    updated_at  timestamp not null,
    constraint schema_extension_pkey primary key (org_id, id),
    constraint schema_extension_organization_fk foreign key (org_id) references organization (org_id)
);
create unique index schema_extension_urn_key on schema_extension (org_id, urn_key);

-- What keeps attributes unique that say so: hashes, and whose they are.
create table extension_value (
    org_id       text not null,
    extension_id text not null,
    attribute    text not null,
    value_hash   text not null,
    member_id    text not null,
    constraint extension_value_pkey primary key (org_id, extension_id, attribute, value_hash),
    constraint extension_value_extension_fk foreign key (org_id, extension_id) references schema_extension (org_id, id),
    constraint extension_value_member_fk foreign key (org_id, member_id) references member (org_id, id)
);
create index extension_value_member_idx on extension_value (org_id, member_id);

alter table directory add column mapping text not null default '[]';
alter table directory add column log_values boolean not null default false;
alter table directory add column log_value_days integer not null default 14;

alter table directory_exchange add column query text not null default '';
alter table directory_exchange add column scim_type text not null default '';
alter table directory_exchange add column warnings text not null default '[]';
create index directory_exchange_resource_idx on directory_exchange (org_id, resource_id, id) where resource_id <> '';

-- The bodies of an exchange: without values, and sealed with them where the
-- directory's settings say so, until a time.
create table directory_exchange_body (
    org_id        text    not null,
    id            text    not null,
    request       text    not null,
    answer        text    not null,
    request_bytes integer not null,
    answer_bytes  integer not null,
    complete      boolean not null,
    sealed        blob,
    sealed_for    text    not null,
    expires_at    timestamp,
    constraint directory_exchange_body_pkey primary key (org_id, id),
    constraint directory_exchange_body_exchange_fk foreign key (org_id, id) references directory_exchange (org_id, id)
);
create index directory_exchange_body_expiry_idx on directory_exchange_body (org_id, expires_at) where expires_at is not null;

-- A creation that was refused because somebody else's account stands in its
-- way, and what was decided about conflicts.
create table directory_conflict (
    org_id       text      not null,
    id           text      not null,
    kind         text      not null,
    directory_id text,
    member_id    text,
    exchange_id  text      not null,
    attempts     integer   not null,
    state        text      not null,
    reason       text      not null,
    first_at     timestamp not null,
    last_at      timestamp not null,
    constraint directory_conflict_pkey primary key (org_id, id),
    constraint directory_conflict_directory_fk foreign key (org_id, directory_id) references directory (org_id, id),
    constraint directory_conflict_member_fk foreign key (org_id, member_id) references member (org_id, id),
    constraint directory_conflict_state_check check (state in ('open', 'ignored', 'resolved'))
);
create index directory_conflict_state_idx on directory_conflict (org_id, state);
