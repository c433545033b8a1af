-- A failed task whose source understood and refused isn't tried again by itself.

-- +goose Up
alter table task add column lasting boolean not null default false;
