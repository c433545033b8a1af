-- +goose Up
-- What a node says of itself with each sign of life: requests, times, memory and
-- connections of late, for the operators' page. Nothing of it is personal.
alter table node add column vitals jsonb not null default '{}';
