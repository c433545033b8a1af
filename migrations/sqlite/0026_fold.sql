-- +goose Up
-- What a directory's users are sorted by: those without a value come last, so
-- the key is an expression, spelled as package scim spells it.
create index member_directory_user_name_idx on member (org_id, directory_id, user_name_key, id);
create index member_directory_shown_idx on member (org_id, directory_id, (case when display_name <> '' then display_key else '􏿿' end), id);
create index member_directory_family_idx on member (org_id, directory_id, (case when family_key <> '' then family_key else '􏿿' end), id);
