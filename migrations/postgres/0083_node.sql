-- The processes that answer requests, so that each grants its share of a limit.
-- org_id is 'installation'.

-- +goose Up
create table node (
    org_id  text        not null,
    id      text        not null,
    seen_at timestamptz not null,
    constraint node_pkey primary key (org_id, id)
);
call steward_isolate('node');
