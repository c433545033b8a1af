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
alter table connection add column tested_at timestamp;
alter table connection add column settings text not null default '{}';
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
    sealed        blob        not null,
    public_key    text,
    created_at    timestamp not null,
    ends_at       timestamp,
    constraint connection_secret_pkey primary key (org_id, id),
    constraint connection_secret_connection_fk foreign key (org_id, connection_id) references connection (org_id, id),
    constraint connection_secret_kind_check check (kind in ('secret', 'key'))
);
create index connection_secret_of on connection_secret (org_id, connection_id, created_at);
insert into connection_secret (org_id, id, connection_id, kind, sealed, created_at)
    select org_id, id, id, 'secret', secret, updated_at from connection where secret is not null;
update connection set secret = null where secret is not null;

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
    steps         text        not null,
    at            timestamp not null,
    constraint signin_trace_pkey primary key (org_id, id),
    constraint signin_trace_connection_fk foreign key (org_id, connection_id) references connection (org_id, id),
    constraint signin_trace_outcome_check check (outcome in ('passed', 'refused'))
);
create index signin_trace_at on signin_trace (org_id, at);
create index signin_trace_of on signin_trace (org_id, connection_id, id);

-- Flows live for ten minutes; those under way begin again.
drop table signin_flow;
create table signin_flow (
    org_id        text        not null,
    id            text        not null,
    state_hash    blob        not null,
    browser_hash  blob        not null,
    nonce_hash    blob        not null,
    verifier      blob        not null,
    connection_id text        not null,
    issuer        text        not null,
    config        integer     not null,
    purpose       text        not null,
    session_id    text        not null,
    return_to     text        not null,
    created_at    timestamp not null,
    expires_at    timestamp not null,
    used_at       timestamp,
    constraint signin_flow_pkey primary key (org_id, id),
    constraint signin_flow_organization_fk foreign key (org_id) references organization (org_id),
    constraint signin_flow_connection_fk foreign key (org_id, connection_id) references connection (org_id, id),
    constraint signin_flow_purpose_check check (purpose in ('sign_in', 'test', 'link', 'step_up')),
    constraint signin_flow_session_check check ((purpose = 'sign_in') = (session_id = ''))
);
create unique index signin_flow_state_key on signin_flow (state_hash, org_id);
create index signin_flow_expiry on signin_flow (org_id, expires_at);

-- A break-glass session has no connection.
create table session_new (
    org_id           text        not null,
    id               text        not null,
    member_id        text        not null,
    connection_id    text,
    secret_hash      blob        not null,
    created_at       timestamp not null,
    authenticated_at timestamp not null,
    last_seen_at     timestamp not null,
    expires_at       timestamp not null,
    idle_at          timestamp not null,
    user_agent       text        not null,
    address_prefix   text        not null,
    roles            text        not null,
    id_token         blob,
    ended_at         timestamp,
    end_reason       text,
    break_glass      boolean     not null default false,
    constraint session_pkey primary key (org_id, id),
    constraint session_organization_fk foreign key (org_id) references organization (org_id),
    constraint session_member_fk foreign key (org_id, member_id) references member (org_id, id),
    constraint session_connection_fk foreign key (org_id, connection_id) references connection (org_id, id),
    constraint session_end_check check ((ended_at is null) = (end_reason is null))
);
insert into session_new (org_id, id, member_id, connection_id, secret_hash, created_at, authenticated_at,
    last_seen_at, expires_at, idle_at, user_agent, address_prefix, roles, id_token, ended_at, end_reason)
    select org_id, id, member_id, connection_id, secret_hash, created_at, authenticated_at,
        last_seen_at, expires_at, idle_at, user_agent, address_prefix, roles, id_token, ended_at, end_reason
    from session;
drop table session;
alter table session_new rename to session;
create unique index session_secret_key on session (secret_hash, org_id);
create index session_member on session (org_id, member_id, created_at);

create table breakglass_account (
    org_id       text        not null,
    member_id    text        not null,
    totp         blob        not null,
    last_counter bigint      not null,
    failures     integer     not null,
    locked_until timestamp,
    proven_at    timestamp,
    proven_by    text,
    created_at   timestamp not null,
    created_by   text        not null,
    constraint breakglass_account_pkey primary key (org_id, member_id),
    constraint breakglass_account_member_fk foreign key (org_id, member_id) references member (org_id, id),
    constraint breakglass_account_proof_check check (proven_by is null or proven_by in ('drill', 'use'))
);

create table breakglass_code (
    org_id    text  not null,
    id        text  not null,
    member_id text  not null,
    code_hash blob  not null,
    used_at   timestamp,
    constraint breakglass_code_pkey primary key (org_id, id),
    constraint breakglass_code_account_fk foreign key (org_id, member_id) references breakglass_account (org_id, member_id)
);
create unique index breakglass_code_key on breakglass_code (org_id, member_id, code_hash);
