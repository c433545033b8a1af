-- Organizations with contacts, a parent and notices before suspension; domains
-- that are proved, lost and proved anew; accounts found on a domain; sign-ups.

-- +goose Up
alter table organization add column parent_id text;
alter table organization add column origin text not null default 'operator'
    constraint organization_origin_check check (origin in ('operator', 'signup'));
alter table organization add column closed_at timestamptz;
create index organization_parent_idx on organization (parent_id) where parent_id is not null;

create table contact (
    org_id     text        not null,
    id         text        not null,
    role       text        not null,
    name       text        not null,
    email      text        not null,
    phone      text        not null,
    updated_at timestamptz not null,
    constraint contact_pkey primary key (org_id, id),
    constraint contact_organization_fk foreign key (org_id) references organization (org_id),
    constraint contact_role_check check (role in ('privacy', 'billing', 'legal', 'technical', 'data_protection_officer'))
);
create unique index contact_role_key on contact (org_id, role);
call steward_isolate('contact');

create table organization_notice (
    org_id       text        not null,
    id           text        not null,
    kind         text        not null,
    reason       text        not null,
    state        text        not null,
    given_at     timestamptz not null,
    effective_at timestamptz not null,
    closes_at    timestamptz,
    ended_at     timestamptz,
    constraint organization_notice_pkey primary key (org_id, id),
    constraint organization_notice_organization_fk foreign key (org_id) references organization (org_id),
    constraint organization_notice_kind_check check (kind in ('suspend', 'cancel')),
    constraint organization_notice_state_check check (state in ('given', 'carried_out', 'revoked', 'lifted', 'closed'))
);
create unique index organization_notice_open_key on organization_notice (org_id) where state in ('given', 'carried_out');
call steward_isolate('organization_notice');

-- Several organizations of one family may prove the same domain; whose family
-- it is, is the claim. Anybody may try to prove one.
drop index domain_name_key;
alter table domain add column state text not null default 'verified'
    constraint domain_state_check check (state in ('pending', 'verified', 'lost', 'removed'));
alter table domain add column token text not null default '';
alter table domain add column checked_at timestamptz;
alter table domain add column failing_since timestamptz;
alter table domain add column problem text not null default '';
alter table domain add column lost_at timestamptz;
alter table domain add column grace_ends_at timestamptz;
alter table domain add column removed_at timestamptz;
create unique index domain_name_key on domain (org_id, name) where state <> 'removed';
create index domain_name_idx on domain (name, state);

-- org_id is the head of the family that holds the domain.
create table domain_claim (
    org_id     text        not null,
    id         text        not null,
    name       text        not null,
    created_at timestamptz not null,
    constraint domain_claim_pkey primary key (org_id, id),
    constraint domain_claim_organization_fk foreign key (org_id) references organization (org_id)
);
create unique index domain_claim_name_key on domain_claim (name);
call steward_isolate('domain_claim');
set local role steward_across;
insert into domain_claim (org_id, id, name, created_at)
select org_id, id, name, created_at from domain where verified_at is not null;
reset role;

-- Accounts of other kinds with an address on a domain that was proved. The
-- address itself stays with the account.
create table finding (
    org_id          text        not null,
    id              text        not null,
    domain_id       text        not null,
    home_org_id     text        not null,
    member_id       text        not null,
    account_kind    text        not null,
    state           text        not null,
    asked           text        not null,
    asked_at        timestamptz,
    remind_at       timestamptz,
    reminded_at     timestamptz,
    due_at          timestamptz,
    token_hash      bytea,
    answer          text        not null,
    answered_at     timestamptz,
    new_address     bytea,
    new_token_hash  bytea,
    new_expires_at  timestamptz,
    ended_at        timestamptz,
    created_at      timestamptz not null,
    constraint finding_pkey primary key (org_id, id),
    constraint finding_domain_fk foreign key (org_id, domain_id) references domain (org_id, id),
    constraint finding_kind_check check (account_kind in ('personal', 'third_party')),
    constraint finding_state_check check (state in ('found', 'asked', 'answered', 'lapsed', 'gone')),
    constraint finding_asked_check check (asked in ('', 'convert', 'rename', 'leave')),
    constraint finding_answer_check check (answer in ('', 'convert', 'rename', 'leave', 'keep'))
);
create unique index finding_member_key on finding (org_id, domain_id, home_org_id, member_id);
create unique index finding_token_key on finding (token_hash, org_id);
create unique index finding_new_token_key on finding (new_token_hash, org_id);
create index finding_home_idx on finding (home_org_id, member_id);
call steward_isolate('finding');

-- Sign-ups belong to the vendor until they have become organizations.
create table signup (
    org_id          text        not null,
    id              text        not null,
    email           text        not null,
    domain          text        not null,
    state           text        not null,
    mail_hash       bytea,
    browser_hash    bytea,
    txt_token       text        not null,
    name            text        not null,
    slug            text        not null,
    kind            text        not null,
    jurisdiction    text        not null,
    problem         text        not null,
    checked_at      timestamptz,
    proven_at       timestamptz,
    decided_at      timestamptz,
    reason          text        not null,
    organization_id text        not null,
    created_at      timestamptz not null,
    expires_at      timestamptz not null,
    constraint signup_pkey primary key (org_id, id),
    constraint signup_organization_fk foreign key (org_id) references organization (org_id),
    constraint signup_state_check check (state in ('asked', 'confirmed', 'described', 'proven', 'created', 'refused'))
);
create unique index signup_mail_key on signup (mail_hash, org_id);
create unique index signup_browser_key on signup (browser_hash, org_id);
create index signup_domain_idx on signup (org_id, domain, created_at);
call steward_isolate('signup');

create table signup_setting (
    org_id     text        not null,
    id         text        not null,
    mode       text        not null,
    updated_at timestamptz not null,
    constraint signup_setting_pkey primary key (org_id, id),
    constraint signup_setting_organization_fk foreign key (org_id) references organization (org_id),
    constraint signup_setting_mode_check check (mode in ('off', 'approval', 'open'))
);
call steward_isolate('signup_setting');

-- What a mail's link carries and nobody else may know, sealed until it was sent.
alter table notice_mail add column secret bytea;
