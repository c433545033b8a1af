-- The log: events are written once, placed into a Merkle tree, never changed.

-- +goose Up
create table event (
    org_id      text        not null,
    id          text        not null,
    at          timestamp   not null,
    actor_kind  text        not null,
    actor_id    text        not null,
    actor_name  text        not null,
    action      text        not null,
    object_type text        not null,
    object_id   text        not null,
    subject     text        not null,
    detail      text        not null,
    personal    blob ,
    position    integer,
    constraint event_pkey primary key (org_id, id),
    constraint event_organization_fk foreign key (org_id) references organization (org_id)
);
create unique index event_position_key on event (org_id, position);
create index event_unplaced_idx on event (org_id, id) where position is null;
create index event_subject_idx on event (org_id, subject, id);
create index event_object_idx on event (org_id, object_type, object_id, id);
create index event_action_idx on event (org_id, action, id);

-- The tree's hashes, in the order of tlog.StoredHashIndex.
create table log_hash (
    org_id   text   not null,
    position integer not null,
    hash     blob   not null,
    constraint log_hash_pkey primary key (org_id, position)
);

create table log_head (
    org_id text   not null,
    size   integer not null,
    constraint log_head_pkey primary key (org_id)
);

create table log_checkpoint (
    org_id text        not null,
    size   integer      not null,
    note   text        not null,
    at     timestamp   not null,
    constraint log_checkpoint_pkey primary key (org_id, size)
);

-- +goose StatementBegin
create trigger event_no_delete before delete on event begin
    select raise(abort, 'events are never deleted');
end;
-- +goose StatementEnd
-- +goose StatementBegin
create trigger event_no_update before update of org_id, id, at, actor_kind, actor_id, actor_name, action,
    object_type, object_id, subject, detail, personal on event begin
    select raise(abort, 'events are never changed');
end;
-- +goose StatementEnd
