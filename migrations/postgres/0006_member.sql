-- +goose Up
-- Keys (…_key) are compared and sorted byte by byte on both databases, so that
-- paging has one order and a prefix is a range.
create table member (
    org_id             text             not null,
    id                 text             not null,
    directory_id       text,
    external_id        text             not null,
    account_kind       text             not null,
    state              text             not null,
    active             boolean          not null,
    suspended_at       timestamptz,
    user_name          text             not null,
    user_name_key      text collate "C" not null,
    display_name       text             not null,
    display_key        text collate "C" not null,
    family_key         text collate "C" not null,
    manager_id         text             not null,
    profile            jsonb            not null,
    version            integer          not null,
    created_at         timestamptz      not null,
    updated_at         timestamptz      not null,
    -- 1970-01-01 means never: paging over it needs no null.
    last_sign_in_at    timestamptz      not null,
    deactivated_at     timestamptz,
    deleted_at         timestamptz,
    constraint member_pkey primary key (org_id, id),
    constraint member_organization_fk foreign key (org_id) references organization (org_id),
    constraint member_account_kind_check check (account_kind in ('work_or_school', 'personal', 'third_party')),
    constraint member_state_check check (state in ('active', 'suspended', 'deactivated', 'deleted'))
);
create unique index member_user_name_key on member (org_id, user_name_key) where state <> 'deleted';
create index member_directory_idx on member (org_id, directory_id, id);
create index member_external_id_idx on member (org_id, external_id) where external_id <> '';
create index member_display_idx on member (org_id, display_key, id);
create index member_family_idx on member (org_id, family_key, id);
create index member_user_name_idx on member (org_id, user_name_key, id);
create index member_created_idx on member (org_id, created_at, id);
create index member_last_sign_in_idx on member (org_id, last_sign_in_at, id);
create index member_state_idx on member (org_id, state);
create index member_manager_idx on member (org_id, manager_id) where manager_id <> '';
call steward_isolate('member');

-- What the profile says of e-mail addresses, as rows to search by.
create table member_email (
    org_id     text             not null,
    member_id  text             not null,
    position   integer          not null,
    value      text             not null,
    value_key  text collate "C" not null,
    type       text             not null,
    is_primary boolean          not null,
    constraint member_email_pkey primary key (org_id, member_id, position),
    constraint member_email_member_fk foreign key (org_id, member_id) references member (org_id, id)
);
create index member_email_value_idx on member_email (org_id, value_key, member_id);
call steward_isolate('member_email');

create table member_role (
    org_id     text        not null,
    member_id  text        not null,
    role       text        not null,
    granted_at timestamptz not null,
    constraint member_role_pkey primary key (org_id, member_id, role),
    constraint member_role_member_fk foreign key (org_id, member_id) references member (org_id, id)
);
create index member_role_role_idx on member_role (org_id, role, member_id);
call steward_isolate('member_role');

-- A connection's subject is a member: never a bare e-mail address.
create table identity (
    org_id        text        not null,
    id            text        not null,
    member_id     text        not null,
    connection_id text        not null,
    issuer        text        not null,
    subject       text        not null,
    created_at    timestamptz not null,
    constraint identity_pkey primary key (org_id, id),
    constraint identity_member_fk foreign key (org_id, member_id) references member (org_id, id),
    constraint identity_connection_fk foreign key (org_id, connection_id) references connection (org_id, id)
);
create unique index identity_subject_key on identity (org_id, connection_id, issuer, subject);
create index identity_member_idx on identity (org_id, member_id);
call steward_isolate('identity');

create table member_group (
    org_id       text             not null,
    id           text             not null,
    directory_id text,
    external_id  text             not null,
    display_name text             not null,
    display_key  text collate "C" not null,
    profile      jsonb            not null,
    version      integer          not null,
    created_at   timestamptz      not null,
    updated_at   timestamptz      not null,
    constraint member_group_pkey primary key (org_id, id),
    constraint member_group_organization_fk foreign key (org_id) references organization (org_id)
);
create index member_group_display_idx on member_group (org_id, display_key, id);
create index member_group_external_id_idx on member_group (org_id, external_id) where external_id <> '';
call steward_isolate('member_group');

create table membership (
    org_id    text        not null,
    group_id  text        not null,
    member_id text        not null,
    added_at  timestamptz not null,
    constraint membership_pkey primary key (org_id, group_id, member_id),
    constraint membership_group_fk foreign key (org_id, group_id) references member_group (org_id, id),
    constraint membership_member_fk foreign key (org_id, member_id) references member (org_id, id)
);
create index membership_member_idx on membership (org_id, member_id, group_id);
call steward_isolate('membership');
