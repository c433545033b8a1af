-- Background work, enqueued in the transaction that asks for it.

-- +goose Up
create table job (
    org_id      text        not null,
    id          text        not null,
    kind        text        not null,
    payload     text        not null,
    unique_key  text,
    state       text        not null,
    run_at      timestamp   not null,
    attempt     integer     not null default 0,
    lease_until timestamp  ,
    error       text        not null default '',
    created_at  timestamp   not null,
    ended_at    timestamp  ,
    constraint job_pkey primary key (org_id, id),
    constraint job_organization_fk foreign key (org_id) references organization (org_id),
    constraint job_state_check check (state in ('waiting', 'running', 'done', 'failed'))
);
create unique index job_unique_key on job (org_id, kind, unique_key) where state in ('waiting', 'running');
create index job_due_idx on job (run_at, id) where state in ('waiting', 'running');
