-- Keys and the erasure ledger live apart from the data and its backups.

-- +goose Up
create table org_key (
    org_id     text        not null,
    wrapped    blob        not null,
    created_at timestamp   not null,
    constraint org_key_pkey primary key (org_id)
);

-- A destroyed key keeps its row, without the key: nothing is sealed for that
-- member again, and the answer to "where is the key" is "destroyed, then".
create table member_key (
    org_id       text        not null,
    member_id    text        not null,
    class        text        not null,
    wrapped      blob ,
    created_at   timestamp   not null,
    destroyed_at timestamp  ,
    constraint member_key_pkey primary key (org_id, member_id, class),
    constraint member_key_destroyed_check check ((wrapped is null) = (destroyed_at is not null))
);

-- What is to be destroyed is written here first, and replayed after a restore
-- before the server takes traffic.
create table ledger (
    org_id     text        not null,
    id         text        not null,
    member_id  text        not null,
    classes    text        not null,
    reason     text        not null,
    written_at timestamp   not null,
    done_at    timestamp  ,
    constraint ledger_pkey primary key (org_id, id)
);
create index ledger_member_idx on ledger (org_id, member_id);

-- The installation's signing keys; org_id is 'installation'.
create table signing_key (
    org_id     text        not null,
    id         text        not null,
    verifier   text        not null,
    wrapped    blob        not null,
    created_at timestamp   not null,
    retired_at timestamp  ,
    constraint signing_key_pkey primary key (org_id, id)
);

-- How far each organization's log has been signed, kept apart from the log, so
-- that cutting off its end is seen.
create table witness (
    org_id text        not null,
    size   integer      not null,
    note   text        not null,
    at     timestamp   not null,
    constraint witness_pkey primary key (org_id)
);
