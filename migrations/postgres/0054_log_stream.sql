-- Streams of the log to what an organization watches it with, and exports of the
-- log into files.

-- +goose Up
create table log_stream (
    org_id            text      not null,
    id                text      not null,
    name              text      not null,
    kind              text      not null,
    settings          jsonb     not null,
    secret            bytea,
    actions           jsonb     not null,
    personal          boolean   not null,
    creator           jsonb     not null,
    state             text      not null,
    reason            text      not null,
    position          bigint    not null,
    delivered         bigint    not null,
    failures          integer   not null,
    failing_since     timestamptz,
    paused_at         timestamptz,
    next_at           timestamptz,
    last_delivered_at timestamptz,
    lease_holder      text      not null,
    lease_until       timestamptz,
    version           integer   not null,
    created_at        timestamptz not null,
    updated_at        timestamptz not null,
    constraint log_stream_pkey primary key (org_id, id),
    constraint log_stream_organization_fk foreign key (org_id) references organization (org_id),
    constraint log_stream_kind_check check (kind in ('https', 'syslog', 'bucket')),
    constraint log_stream_state_check check (state in ('active', 'paused'))
);
create unique index log_stream_name_key on log_stream (org_id, name);
call steward_isolate('log_stream');

-- One attempt to send a piece of the log, or a check.
create table log_delivery (
    org_id      text      not null,
    id          text      not null,
    stream_id   text      not null,
    purpose     text      not null,
    state       text      not null,
    first       bigint    not null,
    next        bigint    not null,
    events      integer   not null,
    bytes       bigint    not null,
    target      text      not null,
    status      integer   not null,
    answer      text      not null,
    problem     text      not null,
    duration_us bigint    not null,
    at          timestamptz not null,
    constraint log_delivery_pkey primary key (org_id, id),
    constraint log_delivery_stream_fk foreign key (org_id, stream_id) references log_stream (org_id, id),
    constraint log_delivery_purpose_check check (purpose in ('events', 'check')),
    constraint log_delivery_state_check check (state in ('waiting', 'delivered', 'failed'))
);
create index log_delivery_stream_idx on log_delivery (org_id, stream_id, id);
create index log_delivery_state_idx on log_delivery (org_id, stream_id, state, id);
create index log_delivery_at_idx on log_delivery (org_id, at);
call steward_isolate('log_delivery');

create table log_export (
    org_id      text      not null,
    id          text      not null,
    format      text      not null,
    filter      jsonb     not null,
    personal    boolean   not null,
    starter     jsonb     not null,
    state       text      not null,
    problem     text      not null,
    size        bigint    not null,
    position    bigint    not null,
    since       bigint    not null,
    events      integer   not null,
    mark        bytea,
    file_id     text      not null,
    created_at  timestamptz not null,
    finished_at timestamptz,
    constraint log_export_pkey primary key (org_id, id),
    constraint log_export_organization_fk foreign key (org_id) references organization (org_id),
    constraint log_export_format_check check (format in ('csv', 'jsonl')),
    constraint log_export_state_check check (state in ('running', 'finished', 'failed', 'cancelled'))
);
create index log_export_created_idx on log_export (org_id, created_at);
call steward_isolate('log_export');
