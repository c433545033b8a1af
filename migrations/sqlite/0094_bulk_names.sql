-- Renaming and handing content over, many at once: receiver gets the content,
-- pattern makes new user names, detail (sealed under the member's key) is what a
-- row has to be and was, and bulk_moved which records went over, so that they can
-- come back. SQLite changes no constraint, so the table is made anew.

-- +goose NO TRANSACTION
-- +goose Up
pragma foreign_keys = off;
begin immediate;
create table bulk_change_anew (
    org_id      text      not null,
    id          text      not null,
    verb        text      not null,
    state       text      not null,
    product_id  text      not null,
    undoes      text      not null,
    undone_by   text      not null,
    total       integer   not null,
    checked     integer   not null,
    applied     integer   not null,
    problem     text      not null,
    starter     text      not null,
    selection   text      not null,
    place       text      not null,
    chosen      boolean   not null,
    reason      blob      not null,
    created_at  timestamp not null,
    undo_until  timestamp,
    finished_at timestamp,
    receiver    text      not null,
    pattern     text      not null,
    constraint bulk_change_pkey primary key (org_id, id),
    constraint bulk_change_organization_fk foreign key (org_id) references organization (org_id),
    constraint bulk_change_verb_check check (verb in ('suspend', 'restore', 'reset_sessions', 'assign', 'unassign', 'delete', 'rename', 'transfer')),
    constraint bulk_change_state_check check (state in ('checking', 'checked', 'applying', 'finished', 'cancelled', 'failed'))
);
insert into bulk_change_anew (org_id, id, verb, state, product_id, undoes, undone_by, total, checked, applied, problem, starter, selection, place, chosen, reason, created_at, undo_until, finished_at, receiver, pattern)
    select org_id, id, verb, state, product_id, undoes, undone_by, total, checked, applied, problem, starter, selection, place, chosen, reason, created_at, undo_until, finished_at, '', '' from bulk_change;
drop table bulk_change;
alter table bulk_change_anew rename to bulk_change;
create index bulk_change_state on bulk_change (org_id, state);
alter table bulk_row add column detail blob;
create table bulk_moved (
    org_id    text not null,
    change_id text not null,
    member_id text not null,
    record_id text not null,
    constraint bulk_moved_pkey primary key (org_id, change_id, member_id, record_id),
    constraint bulk_moved_change_fk foreign key (org_id, change_id) references bulk_change (org_id, id)
);
commit;
pragma foreign_keys = on;
