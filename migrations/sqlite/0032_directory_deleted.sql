-- A deleted directory stays as a row that nothing lists: what it provisioned
-- softly removed accounts under, and its log until that runs out. Its name is
-- free again.

-- +goose Up
alter table directory add column deleted_at timestamp;
drop index directory_name_key;
create unique index directory_name_key on directory (org_id, name) where deleted_at is null;
