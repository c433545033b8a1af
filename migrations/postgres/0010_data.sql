-- +goose Up
-- A record is one item of member data. What it says is sealed under the member's
-- key; in the clear is what it takes to find, count and page.
create table record (
    org_id     text        not null,
    id         text        not null,
    member_id  text        not null,
    product_id text        not null,
    source_id  text        not null,
    source_key text        not null,
    category   text        not null,
    provenance text        not null,
    purpose    text        not null,
    at         timestamptz not null,
    sealed     bytea not null,
    created_at timestamptz not null,
    constraint record_pkey primary key (org_id, id),
    constraint record_organization_fk foreign key (org_id) references organization (org_id),
    constraint record_member_fk foreign key (org_id, member_id) references member (org_id, id),
    constraint record_provenance_check check (provenance in ('provided', 'observed', 'third_party'))
);
-- source_key is a keyed hash of the item's key in its source: handing the same
-- item in again keeps one record.
create unique index record_source_key on record (org_id, source_id, source_key);
create index record_member_idx on record (org_id, member_id, at, id);
create index record_overview_idx on record (org_id, member_id, category, product_id, source_id, at);
call steward_isolate('record');

-- How many records an organization has by category, spread over slots so that
-- those who hand in at the same time don't wait for one row. The sum counts.
create table record_tally (
    org_id   text    not null,
    category text    not null,
    slot     integer not null,
    count    bigint  not null,
    constraint record_tally_pkey primary key (org_id, category, slot),
    constraint record_tally_organization_fk foreign key (org_id) references organization (org_id)
);
call steward_isolate('record_tally');

-- Who looked at a member's content, and why (sealed under the member's key).
-- shown is what the terms said when it happened.
create table record_access (
    org_id     text        not null,
    id         text        not null,
    member_id  text        not null,
    actor_kind text        not null,
    actor_id   text        not null,
    actor_name text        not null,
    product_id text        not null,
    category   text        not null,
    count      integer     not null,
    reason     bytea not null,
    shown      boolean     not null,
    at         timestamptz not null,
    constraint record_access_pkey primary key (org_id, id),
    constraint record_access_organization_fk foreign key (org_id) references organization (org_id),
    constraint record_access_member_fk foreign key (org_id, member_id) references member (org_id, id)
);
create index record_access_member_idx on record_access (org_id, member_id, id);
call steward_isolate('record_access');

-- Every decision that a member took; the newest of a kind is in force.
create table choice (
    org_id    text        not null,
    id        text        not null,
    member_id text        not null,
    kind      text        not null,
    allowed   boolean     not null,
    at        timestamptz not null,
    constraint choice_pkey primary key (org_id, id),
    constraint choice_organization_fk foreign key (org_id) references organization (org_id),
    constraint choice_member_fk foreign key (org_id, member_id) references member (org_id, id)
);
create index choice_member_idx on choice (org_id, member_id, kind, id);
call steward_isolate('choice');

-- Data given to somebody. Recipient and note are sealed under the member's key.
create table disclosure (
    org_id       text        not null,
    id           text        not null,
    member_id    text        not null,
    product_id   text        not null,
    reason       text        not null,
    categories   jsonb not null,
    sealed       bytea not null,
    at           timestamptz not null,
    -- Legal process may forbid telling the member until then.
    hidden_until timestamptz,
    created_at   timestamptz not null,
    constraint disclosure_pkey primary key (org_id, id),
    constraint disclosure_organization_fk foreign key (org_id) references organization (org_id),
    constraint disclosure_member_fk foreign key (org_id, member_id) references member (org_id, id)
);
create index disclosure_member_idx on disclosure (org_id, member_id, id);
call steward_isolate('disclosure');
