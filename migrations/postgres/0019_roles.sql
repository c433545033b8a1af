-- Roles of an organization's own, grants limited to groups, the two-person rule,
-- support access of the vendor, and service accounts.

-- +goose Up
-- Who gave a standard role; '' for those given before this was kept.
alter table member_role add column granted_by_kind text not null default '';
alter table member_role add column granted_by text not null default '';

create table own_role (
    org_id      text             not null,
    id          text             not null,
    name        text             not null,
    name_key    text collate "C" not null,
    description text             not null,
    permissions jsonb            not null,
    version     integer          not null,
    created_by  text             not null,
    created_at  timestamptz      not null,
    updated_at  timestamptz      not null,
    constraint own_role_pkey primary key (org_id, id),
    constraint own_role_organization_fk foreign key (org_id) references organization (org_id)
);
create unique index own_role_name_key on own_role (org_id, name_key);
call steward_isolate('own_role');

-- A role that a member holds beside those of member_role: one of the
-- organization's own, or any for the members of some groups only.
create table member_grant (
    org_id          text        not null,
    id              text        not null,
    member_id       text        not null,
    role            text        not null,
    own_role_id     text,
    limited         boolean     not null,
    granted_by_kind text        not null,
    granted_by      text        not null,
    granted_at      timestamptz not null,
    constraint member_grant_pkey primary key (org_id, id),
    constraint member_grant_member_fk foreign key (org_id, member_id) references member (org_id, id),
    constraint member_grant_own_role_fk foreign key (org_id, own_role_id) references own_role (org_id, id),
    constraint member_grant_role_check check ((own_role_id is null) = (role <> ''))
);
create index member_grant_member_idx on member_grant (org_id, member_id);
create index member_grant_own_role_idx on member_grant (org_id, own_role_id);
call steward_isolate('member_grant');

-- A limited grant whose groups are all gone reaches nobody.
create table member_grant_group (
    org_id   text not null,
    grant_id text not null,
    group_id text not null,
    constraint member_grant_group_pkey primary key (org_id, grant_id, group_id),
    constraint member_grant_group_grant_fk foreign key (org_id, grant_id) references member_grant (org_id, id) on delete cascade,
    constraint member_grant_group_group_fk foreign key (org_id, group_id) references member_group (org_id, id) on delete cascade
);
create index member_grant_group_group_idx on member_grant_group (org_id, group_id);
call steward_isolate('member_grant_group');

-- The permissions under which a change waits for a second person.
create table approval_rule (
    org_id     text        not null,
    permission text        not null,
    set_by     text        not null,
    set_at     timestamptz not null,
    constraint approval_rule_pkey primary key (org_id, permission),
    constraint approval_rule_organization_fk foreign key (org_id) references organization (org_id)
);
call steward_isolate('approval_rule');

-- A change that waits. What it would do is sealed.
create table proposal (
    org_id        text        not null,
    id            text        not null,
    permission    text        not null,
    field         text        not null,
    input         bytea       not null,
    proposer_kind text        not null,
    proposer_id   text        not null,
    person        text        not null,
    state         text        not null,
    proposed_at   timestamptz not null,
    expires_at    timestamptz not null,
    decided_by    text        not null,
    decided_at    timestamptz,
    reason        bytea,
    result        text        not null,
    constraint proposal_pkey primary key (org_id, id),
    constraint proposal_organization_fk foreign key (org_id) references organization (org_id),
    constraint proposal_state_check check (state in ('pending', 'approved', 'executed', 'failed', 'rejected', 'withdrawn'))
);
create index proposal_state_idx on proposal (org_id, state, proposed_at);
call steward_isolate('proposal');

-- The vendor's access to an organization, given by its owner for a while.
create table support_grant (
    org_id      text        not null,
    id          text        not null,
    operator_id text        not null,
    reason      text        not null,
    permissions jsonb       not null,
    granted_by  text        not null,
    granted_at  timestamptz not null,
    expires_at  timestamptz not null,
    ended_at    timestamptz,
    ended_by    text        not null,
    constraint support_grant_pkey primary key (org_id, id),
    constraint support_grant_organization_fk foreign key (org_id) references organization (org_id)
);
create index support_grant_time_idx on support_grant (org_id, expires_at);
call steward_isolate('support_grant');

-- One stay of an operator under a grant.
create table support_visit (
    org_id      text        not null,
    id          text        not null,
    grant_id    text        not null,
    operator_id text        not null,
    reason      text        not null,
    started_at  timestamptz not null,
    ended_at    timestamptz,
    constraint support_visit_pkey primary key (org_id, id),
    constraint support_visit_grant_fk foreign key (org_id, grant_id) references support_grant (org_id, id)
);
create index support_visit_grant_idx on support_visit (org_id, grant_id, started_at);
call steward_isolate('support_visit');

-- The organization and stay to which an operator's session was switched.
alter table session add column support_org text not null default '';
alter table session add column support_visit text not null default '';

-- A principal that is no person.
create table service_account (
    org_id      text             not null,
    id          text             not null,
    name        text             not null,
    name_key    text collate "C" not null,
    description text             not null,
    permissions jsonb            not null,
    rate_limit  integer          not null,
    version     integer          not null,
    created_by  text             not null,
    created_at  timestamptz      not null,
    updated_at  timestamptz      not null,
    disabled_at timestamptz,
    constraint service_account_pkey primary key (org_id, id),
    constraint service_account_organization_fk foreign key (org_id) references organization (org_id)
);
create unique index service_account_name_key on service_account (org_id, name_key);
call steward_isolate('service_account');

alter table token add column service_account_id text not null default '';
alter table token add column rate_limit integer not null default 0;
alter table token add column replaces_id text not null default '';
alter table token add column last_used_from text not null default '';
alter table token add column warned_at timestamptz;
create index token_service_account on token (org_id, service_account_id);
