-- Sessions know the provider's session that they came from, so that the provider
-- can end exactly them, and the other organizations' sessions of their browser,
-- so that a person can switch.

-- +goose Up
alter table session add column sid_hash blob;
alter table session add column browser text not null default '';
create index session_sid on session (org_id, connection_id, sid_hash);
create index session_browser on session (browser) where browser <> '';

-- A flow may also join another organization's session to this browser's.
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
    constraint signin_flow_purpose_check check (purpose in ('sign_in', 'test', 'link', 'step_up', 'join')),
    constraint signin_flow_session_check check ((purpose = 'sign_in') = (session_id = ''))
);
create unique index signin_flow_state_key on signin_flow (state_hash, org_id);
create index signin_flow_expiry on signin_flow (org_id, expires_at);
-- Logout tokens that were seen, until they could not be used again anyway.
create table logout_token (
    org_id        text        not null,
    id            text        not null,
    connection_id text        not null,
    jti_hash      blob        not null,
    expires_at    timestamp not null,
    constraint logout_token_pkey primary key (org_id, id),
    constraint logout_token_connection_fk foreign key (org_id, connection_id) references connection (org_id, id)
);
create unique index logout_token_key on logout_token (org_id, connection_id, jti_hash);
create index logout_token_expiry on logout_token (org_id, expires_at);
