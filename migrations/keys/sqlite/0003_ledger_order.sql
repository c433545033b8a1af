-- The ledger is read from a time on at each start, and what is not done yet.

-- +goose Up
create index ledger_written_idx on ledger (written_at);
create index ledger_open_idx on ledger (org_id, id) where done_at is null;
