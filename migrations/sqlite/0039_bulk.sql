-- +goose Up
-- Changes of many accounts at once, and what becomes of each member in them.
create table bulk_change (
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
    constraint bulk_change_pkey primary key (org_id, id),
    constraint bulk_change_organization_fk foreign key (org_id) references organization (org_id),
    constraint bulk_change_verb_check check (verb in ('suspend', 'restore', 'reset_sessions', 'assign', 'unassign', 'delete')),
    constraint bulk_change_state_check check (state in ('checking', 'checked', 'applying', 'finished', 'cancelled', 'failed'))
);
create index bulk_change_state on bulk_change (org_id, state);

create table bulk_row (
    org_id    text    not null,
    change_id text    not null,
    seq       integer not null,
    member_id text    not null,
    outcome   text    not null,
    applied   boolean not null,
    settled   boolean not null,
    mark      text    not null,
    why       text    not null,
    constraint bulk_row_pkey primary key (org_id, change_id, seq),
    constraint bulk_row_change_fk foreign key (org_id, change_id) references bulk_change (org_id, id),
    constraint bulk_row_member_fk foreign key (org_id, member_id) references member (org_id, id),
    constraint bulk_row_outcome_check check (outcome in ('waiting', 'change', 'unchanged', 'refused'))
);
create index bulk_row_outcome on bulk_row (org_id, change_id, outcome, seq);
create index bulk_row_member on bulk_row (org_id, member_id);
