-- +goose Up
-- The blind index of content: keyed hashes of a record's words, made when
-- somebody first searches. It goes with the record, and is useless once the
-- member's key is destroyed.
alter table record add column indexed boolean not null default false;
create index record_due_idx on record (org_id, product_id, category, at, id);
create table record_word (
    org_id    text not null,
    record_id text not null,
    word      text not null,
    member_id text not null,
    constraint record_word_pkey primary key (org_id, record_id, word),
    constraint record_word_record_fk foreign key (org_id, record_id) references record (org_id, id) on delete cascade
);
create index record_word_member_idx on record_word (org_id, member_id, word);

-- One time of letting go what is due by the terms, and what it did.
create table retention_run (
    org_id      text      not null,
    id          text      not null,
    begun_at    timestamp not null,
    finished_at timestamp,
    deleted     integer   not null,
    kept        integer   not null,
    kind_no     integer   not null,
    place       text      not null,
    constraint retention_run_pkey primary key (org_id, id),
    constraint retention_run_organization_fk foreign key (org_id) references organization (org_id)
);
create unique index retention_run_open_key on retention_run (org_id) where finished_at is null;
create table retention_line (
    org_id     text    not null,
    id         text    not null,
    run_id     text    not null,
    product_id text    not null,
    category   text    not null,
    deleted    integer not null,
    kept       integer not null,
    why        text    not null,
    rule       text    not null,
    constraint retention_line_pkey primary key (org_id, id),
    constraint retention_line_run_fk foreign key (org_id, run_id) references retention_run (org_id, id)
);
create unique index retention_line_kind_key on retention_line (org_id, run_id, product_id, category);

-- What a source was told of a member's choice.
create table choice_told (
    org_id    text      not null,
    id        text      not null,
    member_id text      not null,
    kind      text      not null,
    source_id text      not null,
    allowed   boolean   not null,
    state     text      not null,
    problem   text      not null,
    attempts  integer   not null,
    asked_at  timestamp not null,
    told_at   timestamp,
    constraint choice_told_pkey primary key (org_id, id),
    constraint choice_told_member_fk foreign key (org_id, member_id) references member (org_id, id),
    constraint choice_told_state_check check (state in ('pending', 'told', 'failed'))
);
create unique index choice_told_source_key on choice_told (org_id, member_id, kind, source_id);

-- Services that the organization lets nobody sign in to with its accounts, and
-- services from which a member took the sign-in back. party is a keyed hash of
-- the name for those of members, whose sealed name is kept beside it.
create table blocked_party (
    org_id     text      not null,
    id         text      not null,
    name       text      not null,
    blocked_at timestamp not null,
    constraint blocked_party_pkey primary key (org_id, id),
    constraint blocked_party_organization_fk foreign key (org_id) references organization (org_id)
);
create unique index blocked_party_name_key on blocked_party (org_id, name);
create table revoked_party (
    org_id     text      not null,
    id         text      not null,
    member_id  text      not null,
    party      text      not null,
    revoked_at timestamp not null,
    constraint revoked_party_pkey primary key (org_id, id),
    constraint revoked_party_member_fk foreign key (org_id, member_id) references member (org_id, id)
);
create unique index revoked_party_key on revoked_party (org_id, member_id, party);

-- Events of the customer relation. What the law keeps is sealed with the
-- organization's key, so that an erasure leaves it until keep_until.
create table customer_event (
    org_id     text      not null,
    id         text      not null,
    member_id  text      not null,
    kind       text      not null,
    product_id text      not null,
    purpose    text      not null,
    at         timestamp not null,
    keep_until timestamp,
    sealed     blob      not null,
    constraint customer_event_pkey primary key (org_id, id),
    constraint customer_event_member_fk foreign key (org_id, member_id) references member (org_id, id),
    constraint customer_event_kind_check check (kind in ('trial', 'purchase', 'use', 'support', 'communication', 'professional_service'))
);
create index customer_event_member_idx on customer_event (org_id, member_id, at, id);

-- Data that a member must give to go on using a product.
create table product_demand (
    org_id       text      not null,
    id           text      not null,
    member_id    text      not null,
    product_id   text      not null,
    item         text      not null,
    state        text      not null,
    noticed_at   timestamp not null,
    suspend_from timestamp not null,
    cancel_from  timestamp not null,
    closed_at    timestamp,
    constraint product_demand_pkey primary key (org_id, id),
    constraint product_demand_member_fk foreign key (org_id, member_id) references member (org_id, id),
    constraint product_demand_state_check check (state in ('noticed', 'suspended', 'cancelled', 'given'))
);
create unique index product_demand_open_key on product_demand (org_id, member_id, product_id) where closed_at is null;
