-- The log: events are written once, placed into a Merkle tree, never changed.

-- +goose Up
create table event (
    org_id      text        not null,
    id          text        not null,
    at          timestamptz not null,
    actor_kind  text        not null,
    actor_id    text        not null,
    actor_name  text        not null,
    action      text        not null,
    object_type text        not null,
    object_id   text        not null,
    subject     text        not null,
    detail      text        not null,
    personal    bytea,
    position    bigint,
    constraint event_pkey primary key (org_id, id),
    constraint event_organization_fk foreign key (org_id) references organization (org_id)
);
create unique index event_position_key on event (org_id, position);
create index event_unplaced_idx on event (org_id, id) where position is null;
create index event_subject_idx on event (org_id, subject, id);
create index event_object_idx on event (org_id, object_type, object_id, id);
create index event_action_idx on event (org_id, action, id);
call steward_isolate('event');
revoke update, delete on event from steward_app, steward_across;
grant update (position) on event to steward_app, steward_across;

-- The tree's hashes, in the order of tlog.StoredHashIndex.
create table log_hash (
    org_id   text   not null,
    position bigint not null,
    hash     bytea  not null,
    constraint log_hash_pkey primary key (org_id, position)
);
call steward_isolate('log_hash');
revoke update, delete on log_hash from steward_app, steward_across;

create table log_head (
    org_id text   not null,
    size   bigint not null,
    constraint log_head_pkey primary key (org_id)
);
call steward_isolate('log_head');

create table log_checkpoint (
    org_id text        not null,
    size   bigint      not null,
    note   text        not null,
    at     timestamptz not null,
    constraint log_checkpoint_pkey primary key (org_id, size)
);
call steward_isolate('log_checkpoint');
revoke update, delete on log_checkpoint from steward_app, steward_across;
