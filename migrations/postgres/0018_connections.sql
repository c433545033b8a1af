-- Connections are tested before they are tried, and tried before they are
-- enforced; their secrets overlap while they rotate; each sign-in leaves a trace
-- for thirty days; and a break-glass account opens the door when the provider is
-- down.

-- +goose Up

-- state stays what look-ups go by (active: it signs people in); stage is why.
alter table connection add column stage text not null default 'draft'
    constraint connection_stage_check check (stage in ('draft', 'tested', 'pilot', 'enforced', 'disabled', 'suspended'));
alter table connection add column provider text not null default 'generic'
    constraint connection_provider_check check (provider in ('entra', 'okta', 'google', 'keycloak', 'generic'));
alter table connection add column auth text not null default 'secret'
    constraint connection_auth_check check (auth in ('secret', 'private_key', 'none'));
alter table connection add column config integer not null default 1;
alter table connection add column tested_config integer;
alter table connection add column tested_at timestamptz;
alter table connection add column settings jsonb not null default '{}';
alter table connection add column suspended_for text;

-- What signed people in before goes on doing so, with the endpoints that it has.
update connection set stage = 'enforced', settings = '{"trustFirst":true}' where state = 'active';
update connection set stage = 'disabled' where state = 'suspended';

-- Client secrets and keys: two live ones while they rotate.
create table connection_secret (
    org_id        text        not null,
    id            text        not null,
    connection_id text        not null,
    kind          text        not null,
    sealed        bytea       not null,
    public_key    text,
    created_at    timestamptz not null,
    ends_at       timestamptz,
    constraint connection_secret_pkey primary key (org_id, id),
    constraint connection_secret_connection_fk foreign key (org_id, connection_id) references connection (org_id, id),
    constraint connection_secret_kind_check check (kind in ('secret', 'key'))
);
create index connection_secret_of on connection_secret (org_id, connection_id, created_at);
insert into connection_secret (org_id, id, connection_id, kind, sealed, created_at)
    select org_id, id, id, 'secret', secret, updated_at from connection where secret is not null;
update connection set secret = null where secret is not null;
call steward_isolate('connection_secret');

-- A sign-in's steps, redacted.
create table signin_trace (
    org_id        text        not null,
    id            text        not null,
    connection_id text        not null,
    config        integer     not null,
    purpose       text        not null,
    outcome       text        not null,
    reason        text        not null,
    member_id     text,
    session_id    text,
    steps         jsonb       not null,
    at            timestamptz not null,
    constraint signin_trace_pkey primary key (org_id, id),
    constraint signin_trace_connection_fk foreign key (org_id, connection_id) references connection (org_id, id),
    constraint signin_trace_outcome_check check (outcome in ('passed', 'refused'))
);
create index signin_trace_at on signin_trace (org_id, at);
create index signin_trace_of on signin_trace (org_id, connection_id, id);
call steward_isolate('signin_trace');

-- Flows live for ten minutes; those under way begin again.
drop table signin_flow;
create table signin_flow (
    org_id        text        not null,
    id            text        not null,
    state_hash    bytea       not null,
    browser_hash  bytea       not null,
    nonce_hash    bytea       not null,
    verifier      bytea       not null,
    connection_id text        not null,
    issuer        text        not null,
    config        integer     not null,
    purpose       text        not null,
    session_id    text        not null,
    return_to     text        not null,
    created_at    timestamptz not null,
    expires_at    timestamptz not null,
    used_at       timestamptz,
    constraint signin_flow_pkey primary key (org_id, id),
    constraint signin_flow_organization_fk foreign key (org_id) references organization (org_id),
    constraint signin_flow_connection_fk foreign key (org_id, connection_id) references connection (org_id, id),
    constraint signin_flow_purpose_check check (purpose in ('sign_in', 'test', 'link', 'step_up')),
    constraint signin_flow_session_check check ((purpose = 'sign_in') = (session_id = ''))
);
create unique index signin_flow_state_key on signin_flow (state_hash, org_id);
create index signin_flow_expiry on signin_flow (org_id, expires_at);
call steward_isolate('signin_flow');

-- A break-glass session has no connection.
alter table session alter column connection_id drop not null;
alter table session add column break_glass boolean not null default false;

create table breakglass_account (
    org_id       text        not null,
    member_id    text        not null,
    totp         bytea       not null,
    last_counter bigint      not null,
    failures     integer     not null,
    locked_until timestamptz,
    proven_at    timestamptz,
    proven_by    text,
    created_at   timestamptz not null,
    created_by   text        not null,
    constraint breakglass_account_pkey primary key (org_id, member_id),
    constraint breakglass_account_member_fk foreign key (org_id, member_id) references member (org_id, id),
    constraint breakglass_account_proof_check check (proven_by is null or proven_by in ('drill', 'use'))
);
call steward_isolate('breakglass_account');

create table breakglass_code (
    org_id    text  not null,
    id        text  not null,
    member_id text  not null,
    code_hash bytea not null,
    used_at   timestamptz,
    constraint breakglass_code_pkey primary key (org_id, id),
    constraint breakglass_code_account_fk foreign key (org_id, member_id) references breakglass_account (org_id, member_id)
);
create unique index breakglass_code_key on breakglass_code (org_id, member_id, code_hash);
call steward_isolate('breakglass_code');
