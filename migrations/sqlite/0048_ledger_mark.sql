-- How far this database has carried out the erasure ledger, which is kept beside
-- the keys: a restored database has an older mark, and carries out what came
-- since. org_id is 'installation'.

-- +goose Up
create table ledger_mark (
    org_id  text      not null,
    reached timestamp not null,
    constraint ledger_mark_pkey primary key (org_id)
);
