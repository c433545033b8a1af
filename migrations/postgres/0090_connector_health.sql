-- What became of asking a system: when last, whether it worked, since when it
-- does not; and that somebody paused it. version tells a change from another.

-- +goose Up
alter table connector add column version integer not null default 1;
alter table connector add column paused_at timestamptz;
alter table connector add column used_at timestamptz;
alter table connector add column worked_at timestamptz;
alter table connector add column failing_since timestamptz;
alter table connector add column problem text not null default '';
