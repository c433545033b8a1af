-- Sources correct and restrict, and tasks can be a person's. SQLite changes no
-- constraint, so the table is made anew (sqlite.org/lang_altertable, section 7),
-- which needs a connection that does not watch foreign keys.

-- +goose NO TRANSACTION
-- +goose Up
pragma foreign_keys = off;
begin immediate;
create table task_anew (
    org_id      text      not null,
    id          text      not null,
    request_id  text      not null,
    source_id   text      not null,
    source_name text      not null,
    work        text      not null,
    state       text      not null,
    attempts    integer   not null,
    counts      text      not null,
    retained    text      not null,
    method      text      not null,
    error       text      not null,
    created_at  timestamp not null,
    updated_at  timestamp not null,
    finished_at timestamp,
    constraint task_pkey primary key (org_id, id),
    constraint task_request_fk foreign key (org_id, request_id) references request (org_id, id),
    constraint task_work_check check (work in ('collect', 'preview', 'pack', 'erase', 'destroy', 'rectify', 'restrict', 'lift')),
    constraint task_state_check check (state in ('waiting', 'running', 'done', 'failed', 'by_hand'))
);
insert into task_anew (org_id, id, request_id, source_id, source_name, work, state, attempts, counts, retained, method, error, created_at, updated_at, finished_at)
    select org_id, id, request_id, source_id, source_name, work, state, attempts, counts, retained, method, error, created_at, updated_at, finished_at from task;
drop table task;
alter table task_anew rename to task;
create unique index task_source_key on task (org_id, request_id, work, source_id);
commit;
pragma foreign_keys = on;
