-- What of its members' data a hold keeps: categories, dates and the query that
-- chose them; {} keeps everything. custodian answers for what is kept.

-- +goose Up
alter table hold add column scope jsonb not null default '{}';
alter table hold add column custodian text not null default '';
