-- +goose Up
-- More of what a directory's resources are sorted by; those without a value come
-- last, so the key is an expression, spelled as package scim spells it.
create index member_directory_created_idx on member (org_id, directory_id, created_at, id);
create index member_directory_by_external_idx on member (org_id, directory_id, (coalesce(nullif(external_id, ''), '􏿿')), id);
create index member_group_directory_created_idx on member_group (org_id, directory_id, created_at, id);
create index member_group_directory_by_external_idx on member_group (org_id, directory_id, (coalesce(nullif(external_id, ''), '􏿿')), id);
