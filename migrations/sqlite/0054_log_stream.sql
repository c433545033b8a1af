-- Streams of the log to what an organization watches it with, and exports of the
-- log into files.

-- +goose Up
create table log_stream (
    org_id            text      not null,
    id                text      not null,
    name              text      not null,
    kind              text      not null,
    settings          text      not null,
    secret            blob,
    actions           text      not null,
    personal          boolean   not null,
    creator           text      not null,
    state             text      not null,
    reason            text      not null,
    position          integer   not null,
    delivered         integer   not null,
    failures          integer   not null,
    failing_since     timestamp,
    paused_at         timestamp,
    next_at           timestamp,
    last_delivered_at timestamp,
    lease_holder      text      not null,
    lease_until       timestamp,
    version           integer   not null,
    created_at        timestamp not null,
    updated_at        timestamp not null,
    constraint log_stream_pkey primary key (org_id, id),
    constraint log_stream_organization_fk foreign key (org_id) references organization (org_id),
    constraint log_stream_kind_check check (kind in ('https', 'syslog', 'bucket')),
    constraint log_stream_state_check check (state in ('active', 'paused'))
);
create unique index log_stream_name_key on log_stream (org_id, name);

-- One attempt to send a piece of the log, or a check.
create table log_delivery (
    org_id      text      not null,
    id          text      not null,
    stream_id   text      not null,
    purpose     text      not null,
    state       text      not null,
    first       integer   not null,
    next        integer   not null,
    events      integer   not null,
    bytes       integer   not null,
    target      text      not null,
    status      integer   not null,
    answer      text      not null,
    problem     text      not null,
    duration_us integer   not null,
    at          timestamp not null,
    constraint log_delivery_pkey primary key (org_id, id),
    constraint log_delivery_stream_fk foreign key (org_id, stream_id) references log_stream (org_id, id),
    constraint log_delivery_purpose_check check (purpose in ('events', 'check')),
    constraint log_delivery_state_check check (state in ('waiting', 'delivered', 'failed'))
);
create index log_delivery_stream_idx on log_delivery (org_id, stream_id, id);
create index log_delivery_state_idx on log_delivery (org_id, stream_id, state, id);
create index log_delivery_at_idx on log_delivery (org_id, at);

create table log_export (
    org_id      text      not null,
    id          text      not null,
    format      text      not null,
    filter      text      not null,
    personal    boolean   not null,
    starter     text      not null,
    state       text      not null,
    problem     text      not null,
    size        integer   not null,
    position    integer   not null,
    since       integer   not null,
    events      integer   not null,
    mark        blob,
    file_id     text      not null,
    created_at  timestamp not null,
    finished_at timestamp,
    constraint log_export_pkey primary key (org_id, id),
    constraint log_export_organization_fk foreign key (org_id) references organization (org_id),
    constraint log_export_format_check check (format in ('csv', 'jsonl')),
    constraint log_export_state_check check (state in ('running', 'finished', 'failed', 'cancelled'))
);
create index log_export_created_idx on log_export (org_id, created_at);
