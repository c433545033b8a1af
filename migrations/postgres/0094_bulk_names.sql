-- +goose Up
-- Renaming and handing content over, many at once: receiver gets the content,
-- pattern makes new user names, detail (sealed under the member's key) is what a
-- row has to be and was, and bulk_moved which records went over, so that they can
-- come back.
alter table bulk_change add column receiver text not null default '';
alter table bulk_change add column pattern text not null default '';
alter table bulk_change alter column receiver drop default;
alter table bulk_change alter column pattern drop default;
alter table bulk_change drop constraint bulk_change_verb_check;
alter table bulk_change add constraint bulk_change_verb_check check (verb in ('suspend', 'restore', 'reset_sessions', 'assign', 'unassign', 'delete', 'rename', 'transfer'));
alter table bulk_row add column detail bytea;
create table bulk_moved (
    org_id    text not null,
    change_id text not null,
    member_id text not null,
    record_id text not null,
    constraint bulk_moved_pkey primary key (org_id, change_id, member_id, record_id),
    constraint bulk_moved_change_fk foreign key (org_id, change_id) references bulk_change (org_id, id)
);
call steward_isolate('bulk_moved');
