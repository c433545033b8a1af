-- How the provider saw the person: its authentication context class (acr) and the
-- methods (amr, RFC 8176), as JSON.

-- +goose Up
alter table session add column acr text not null default '';
alter table session add column amr text not null default '[]';
