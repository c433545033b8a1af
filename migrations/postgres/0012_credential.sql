-- What a caller presents: sessions of browsers, API tokens of programs, and the
-- flows of sign-ins that are under way. Secrets are kept as SHA-256 only: they
-- are 256 random bits, so nothing slower is needed.

-- +goose Up
create table session (
    org_id           text        not null,
    id               text        not null,
    member_id        text        not null,
    connection_id    text        not null,
    secret_hash      bytea       not null,
    created_at       timestamptz not null,
    authenticated_at timestamptz not null,
    last_seen_at     timestamptz not null,
    expires_at       timestamptz not null,
    idle_at          timestamptz not null,
    user_agent       text        not null,
    address_prefix   text        not null,
    roles            jsonb       not null,
    id_token         bytea,
    ended_at         timestamptz,
    end_reason       text,
    constraint session_pkey primary key (org_id, id),
    constraint session_organization_fk foreign key (org_id) references organization (org_id),
    constraint session_member_fk foreign key (org_id, member_id) references member (org_id, id),
    constraint session_connection_fk foreign key (org_id, connection_id) references connection (org_id, id),
    constraint session_end_check check ((ended_at is null) = (end_reason is null))
);
create unique index session_secret_key on session (secret_hash, org_id);
create index session_member on session (org_id, member_id, created_at);
call steward_isolate('session');

create table token (
    org_id       text        not null,
    id           text        not null,
    label        text        not null,
    prefix       text        not null,
    secret_hash  bytea       not null,
    member_id    text,
    roles        jsonb       not null,
    scopes       jsonb       not null,
    created_by   text        not null,
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    last_used_at timestamptz,
    ended_at     timestamptz,
    end_reason   text,
    constraint token_pkey primary key (org_id, id),
    constraint token_organization_fk foreign key (org_id) references organization (org_id),
    constraint token_member_fk foreign key (org_id, member_id) references member (org_id, id),
    constraint token_end_check check ((ended_at is null) = (end_reason is null))
);
create unique index token_secret_key on token (secret_hash, org_id);
create index token_member on token (org_id, member_id);
call steward_isolate('token');

create table signin_flow (
    org_id        text        not null,
    id            text        not null,
    state_hash    bytea       not null,
    browser_hash  bytea       not null,
    nonce_hash    bytea       not null,
    verifier      bytea       not null,
    connection_id text        not null,
    issuer        text        not null,
    purpose       text        not null,
    return_to     text        not null,
    created_at    timestamptz not null,
    expires_at    timestamptz not null,
    used_at       timestamptz,
    constraint signin_flow_pkey primary key (org_id, id),
    constraint signin_flow_organization_fk foreign key (org_id) references organization (org_id),
    constraint signin_flow_connection_fk foreign key (org_id, connection_id) references connection (org_id, id),
    constraint signin_flow_purpose_check check (purpose in ('sign_in'))
);
create unique index signin_flow_state_key on signin_flow (state_hash, org_id);
create index signin_flow_expiry on signin_flow (org_id, expires_at);
call steward_isolate('signin_flow');
