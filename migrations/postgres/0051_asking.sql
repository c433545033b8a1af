-- The addresses of a connection are known before it is made; operators ask
-- organizations to be let in; people are invited to become members.

-- +goose Up
create table connection_reservation (
    org_id     text      not null,
    id         text      not null,
    made_by    text      not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    constraint connection_reservation_pkey primary key (org_id, id),
    constraint connection_reservation_organization_fk foreign key (org_id) references organization (org_id)
);
call steward_isolate('connection_reservation');
create index connection_reservation_by_idx on connection_reservation (org_id, made_by, id);

create table support_request (
    org_id        text      not null,
    id            text      not null,
    vendor_id     text      not null,
    operator_id   text      not null,
    operator_name text      not null,
    reason        text      not null,
    hours         integer   not null,
    permissions   jsonb     not null,
    state         text      not null,
    asked_at      timestamptz not null,
    expires_at    timestamptz not null,
    answered_by   text      not null,
    answered_at   timestamptz,
    refusal       text      not null,
    grant_id      text,
    constraint support_request_pkey primary key (org_id, id),
    constraint support_request_organization_fk foreign key (org_id) references organization (org_id),
    constraint support_request_grant_fk foreign key (org_id, grant_id) references support_grant (org_id, id),
    constraint support_request_state_check check (state in ('asked', 'allowed', 'refused', 'withdrawn'))
);
call steward_isolate('support_request');
create index support_request_asked_idx on support_request (org_id, asked_at, id);
create index support_request_operator_idx on support_request (operator_id, asked_at, org_id);

create table invitation (
    org_id      text      not null,
    id          text      not null,
    email       text      not null,
    email_key   text      not null,
    roles       jsonb     not null,
    group_ids   jsonb     not null,
    state       text      not null,
    secret_hash bytea,
    by_kind     text      not null,
    by_id       text      not null,
    by_member   text      not null,
    invited_at  timestamptz not null,
    expires_at  timestamptz not null,
    sent_at     timestamptz not null,
    sent        integer   not null,
    ended_at    timestamptz,
    member_id   text,
    constraint invitation_pkey primary key (org_id, id),
    constraint invitation_organization_fk foreign key (org_id) references organization (org_id),
    constraint invitation_member_fk foreign key (org_id, member_id) references member (org_id, id),
    constraint invitation_state_check check (state in ('open', 'accepted', 'revoked'))
);
call steward_isolate('invitation');
create unique index invitation_email_key on invitation (org_id, email_key) where state = 'open';
create unique index invitation_secret_key on invitation (secret_hash, org_id) where secret_hash is not null;
create index invitation_member_idx on invitation (org_id, member_id) where member_id is not null;

alter table signin_flow add column invitation_id text not null default '';
