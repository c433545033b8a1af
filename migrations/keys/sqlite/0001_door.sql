-- Nothing: SQLite has no roles and no row-level security. The door binds the
-- organization into every statement, and keys are (org_id, id) pairs.

-- +goose Up
select 1;
