-- A directory's mapping and log settings and the schema extensions count their
-- changes, so that nobody saves over what somebody else saved meanwhile.

-- +goose Up
alter table directory add column mapping_version integer not null default 1;
alter table directory add column log_version integer not null default 1;
alter table schema_extension add column version integer not null default 1;
