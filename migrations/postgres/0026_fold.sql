-- +goose Up
-- Text without its case, the same wherever the database runs: what db.Fold does.
-- Where there is no ICU, the database's own rules have to do.
-- +goose StatementBegin
do $$
declare
    folded text := 'lower(value)';
begin
    if exists (select 1 from pg_collation where collname = 'und-x-icu') then
        folded := 'lower(value collate "und-x-icu")';
    end if;
    execute 'create function steward_fold(value text) returns text language sql immutable parallel safe as '
        || quote_literal('select replace(replace(' || folded || ', chr(962), chr(963)), chr(105) || chr(775), chr(105))');
end
$$;
-- +goose StatementEnd

-- What a directory's users are sorted by: those without a value come last, so
-- the key is an expression, spelled as package scim spells it.
create index member_directory_user_name_idx on member (org_id, directory_id, user_name_key, id);
create index member_directory_shown_idx on member (org_id, directory_id, (case when display_name <> '' then display_key else '􏿿' end collate "C"), id);
create index member_directory_family_idx on member (org_id, directory_id, (case when family_key <> '' then family_key else '􏿿' end collate "C"), id);
