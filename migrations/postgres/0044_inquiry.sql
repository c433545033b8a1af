-- What comes in from outside, before it is known who asks; and the authorized
-- agents who may ask for others.

-- +goose Up
create table request_agent (
    org_id     text        not null,
    id         text        not null,
    agent_id   text        not null,
    name       text        not null,
    public_key bytea       not null,
    token_hash bytea,
    added_at   timestamptz not null,
    seen_at    timestamptz,
    removed_at timestamptz,
    constraint request_agent_pkey primary key (org_id, id),
    constraint request_agent_organization_fk foreign key (org_id) references organization (org_id)
);
create unique index request_agent_key on request_agent (org_id, agent_id) where removed_at is null;
call steward_isolate('request_agent');

create table inquiry (
    org_id      text        not null,
    id          text        not null,
    channel     text        not null,
    kind        text        not null,
    state       text        not null,
    sealed      bytea,
    address_key bytea       not null,
    secret_hash bytea,
    once_hash   bytea,
    attempts    integer     not null,
    agent_id    text,
    request_id  text,
    forwarded   text        not null,
    received_at timestamptz not null,
    created_at  timestamptz not null,
    expires_at  timestamptz not null,
    constraint inquiry_pkey primary key (org_id, id),
    constraint inquiry_organization_fk foreign key (org_id) references organization (org_id),
    constraint inquiry_agent_fk foreign key (org_id, agent_id) references request_agent (org_id, id),
    constraint inquiry_request_fk foreign key (org_id, request_id) references request (org_id, id),
    constraint inquiry_state_check check (state in ('asked', 'sent', 'proved', 'unknown', 'void', 'forwarded', 'revoked', 'expired'))
);
create unique index inquiry_once_key on inquiry (org_id, once_hash) where once_hash is not null;
create index inquiry_address_idx on inquiry (org_id, address_key, created_at);
create index inquiry_created_idx on inquiry (org_id, created_at);
call steward_isolate('inquiry');
