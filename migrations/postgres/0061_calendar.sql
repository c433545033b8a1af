-- +goose Up
-- The days on which an organization doesn't work, besides weekends. A day has
-- the times since and until when it was in the calendar, so that a date worked
-- out before can be explained afterwards.
create table org_holiday (
    org_id        text        not null,
    id            text        not null,
    day           text        not null,
    name          text        not null,
    recorded_from timestamptz not null,
    recorded_to   timestamptz,
    constraint org_holiday_pkey primary key (org_id, id),
    constraint org_holiday_organization_fk foreign key (org_id) references organization (org_id)
);
create unique index org_holiday_day_key on org_holiday (org_id, day) where recorded_to is null;
call steward_isolate('org_holiday');
