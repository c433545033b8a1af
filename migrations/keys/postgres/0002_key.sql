-- Keys and the erasure ledger live apart from the data and its backups.

-- +goose Up
create table org_key (
    org_id     text        not null,
    wrapped    bytea       not null,
    created_at timestamptz not null,
    constraint org_key_pkey primary key (org_id)
);
call steward_isolate('org_key');

-- A destroyed key keeps its row, without the key: nothing is sealed for that
-- member again, and the answer to "where is the key" is "destroyed, then".
create table member_key (
    org_id       text        not null,
    member_id    text        not null,
    class        text        not null,
    wrapped      bytea,
    created_at   timestamptz not null,
    destroyed_at timestamptz,
    constraint member_key_pkey primary key (org_id, member_id, class),
    constraint member_key_destroyed_check check ((wrapped is null) = (destroyed_at is not null))
);
call steward_isolate('member_key');

-- What is to be destroyed is written here first, and replayed after a restore
-- before the server takes traffic.
create table ledger (
    org_id     text        not null,
    id         text        not null,
    member_id  text        not null,
    classes    text        not null,
    reason     text        not null,
    written_at timestamptz not null,
    done_at    timestamptz,
    constraint ledger_pkey primary key (org_id, id)
);
create index ledger_member_idx on ledger (org_id, member_id);
call steward_isolate('ledger');

-- The installation's signing keys; org_id is 'installation'.
create table signing_key (
    org_id     text        not null,
    id         text        not null,
    verifier   text        not null,
    wrapped    bytea       not null,
    created_at timestamptz not null,
    retired_at timestamptz,
    constraint signing_key_pkey primary key (org_id, id)
);
call steward_isolate('signing_key');

-- How far each organization's log has been signed, kept apart from the log, so
-- that cutting off its end is seen.
create table witness (
    org_id text        not null,
    size   bigint      not null,
    note   text        not null,
    at     timestamptz not null,
    constraint witness_pkey primary key (org_id)
);
call steward_isolate('witness');
