-- +goose Up
-- What the terms were when a request was received, byte for byte, so that a
-- later dispute can replay the decision. Requests with equal terms share one.
create table request_terms (
    org_id   text      not null,
    hash     text      not null,
    body     text      not null,
    taken_at timestamptz not null,
    constraint request_terms_pkey primary key (org_id, hash),
    constraint request_terms_organization_fk foreign key (org_id) references organization (org_id)
);
call steward_isolate('request_terms');

create table request (
    org_id          text      not null,
    id              text      not null,
    member_id       text      not null,
    kind            text      not null,
    state           text      not null,
    blocked_from    text      not null,
    channel         text      not null,
    answered_by     text      not null,
    regime          text      not null,
    clock           jsonb      not null,
    received_at     timestamptz not null,
    due_at          timestamptz not null,
    acknowledged_at timestamptz,
    terms_hash      text      not null,
    assignee        text      not null,
    opened          jsonb      not null,
    attested        jsonb,
    started         jsonb,
    approved        jsonb,
    extended        jsonb,
    answered        jsonb,
    ground          text      not null,
    second_approver boolean   not null,
    words           bytea,
    -- Days as text (2026-03-02, UTC): charts count by them on both databases.
    received_on     text      not null,
    answered_on     text,
    answer_days     integer,
    version         integer   not null,
    constraint request_pkey primary key (org_id, id),
    constraint request_organization_fk foreign key (org_id) references organization (org_id),
    constraint request_member_fk foreign key (org_id, member_id) references member (org_id, id),
    constraint request_terms_fk foreign key (org_id, terms_hash) references request_terms (org_id, hash),
    constraint request_kind_check check (kind in ('access', 'portability', 'rectification', 'erasure', 'restriction', 'objection')),
    constraint request_state_check check (state in ('received', 'in_progress', 'awaiting_approval', 'executing', 'completed', 'refused', 'withdrawn', 'blocked')),
    constraint request_channel_check check (channel in ('console', 'letter', 'phone', 'counter', 'email', 'retention')),
    constraint request_answered_by_check check (answered_by in ('organization', 'vendor')),
    constraint request_blocked_check check ((state = 'blocked') = (blocked_from <> '')),
    constraint request_refused_check check ((state = 'refused') = (ground <> ''))
);
-- A second open request of the same kind would be the same question twice.
create unique index request_open_key on request (org_id, member_id, kind) where state not in ('completed', 'refused', 'withdrawn');
create index request_due_idx on request (org_id, due_at, id);
create index request_received_idx on request (org_id, received_at, id);
create index request_member_idx on request (org_id, member_id, received_at);
create index request_state_idx on request (org_id, state, kind);
create index request_received_on_idx on request (org_id, received_on);
create index request_answered_on_idx on request (org_id, answered_on, answer_days);
call steward_isolate('request');

-- The work of a request in one source.
create table task (
    org_id      text      not null,
    id          text      not null,
    request_id  text      not null,
    source_id   text      not null,
    source_name text      not null,
    work        text      not null,
    state       text      not null,
    attempts    integer   not null,
    counts      jsonb      not null,
    retained    jsonb      not null,
    method      text      not null,
    error       text      not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    finished_at timestamptz,
    constraint task_pkey primary key (org_id, id),
    constraint task_request_fk foreign key (org_id, request_id) references request (org_id, id),
    constraint task_work_check check (work in ('collect', 'preview', 'pack', 'erase', 'destroy')),
    constraint task_state_check check (state in ('waiting', 'running', 'done', 'failed'))
);
create unique index task_source_key on task (org_id, request_id, work, source_id);
call steward_isolate('task');

-- What a source gave for a package, one category a chunk, sealed under the
-- subject's key until it is packed.
create table task_chunk (
    org_id   text    not null,
    task_id  text    not null,
    category text    not null,
    seq      integer not null,
    sealed   bytea    not null,
    constraint task_chunk_pkey primary key (org_id, task_id, category, seq),
    constraint task_chunk_task_fk foreign key (org_id, task_id) references task (org_id, id)
);
call steward_isolate('task_chunk');

-- How far the irreversible part of an erasure has come: each step once, none
-- before the one above it. From intended_at on no hold can stop it.
create table erasure (
    org_id       text      not null,
    request_id   text      not null,
    intended_at  timestamptz not null,
    destroyed_at timestamptz,
    cleared_at   timestamptz,
    event        text      not null,
    constraint erasure_pkey primary key (org_id, request_id),
    constraint erasure_request_fk foreign key (org_id, request_id) references request (org_id, id)
);
call steward_isolate('erasure');

create table certificate (
    org_id     text      not null,
    request_id text      not null,
    document   bytea      not null,
    issued_at  timestamptz not null,
    constraint certificate_pkey primary key (org_id, request_id),
    constraint certificate_request_fk foreign key (org_id, request_id) references request (org_id, id)
);
call steward_isolate('certificate');

create table package (
    org_id     text      not null,
    request_id text      not null,
    size       bigint   not null,
    sha256     text      not null,
    files      integer   not null,
    chunk      integer   not null,
    made_at    timestamptz not null,
    expires_at timestamptz not null,
    downloads  integer   not null,
    fetched_at timestamptz,
    deleted_at timestamptz,
    constraint package_pkey primary key (org_id, request_id),
    constraint package_request_fk foreign key (org_id, request_id) references request (org_id, id)
);
call steward_isolate('package');

create table package_chunk (
    org_id     text    not null,
    request_id text    not null,
    seq        integer not null,
    sealed     bytea    not null,
    constraint package_chunk_pkey primary key (org_id, request_id, seq),
    constraint package_chunk_request_fk foreign key (org_id, request_id) references request (org_id, id)
);
call steward_isolate('package_chunk');

create table hold (
    org_id      text      not null,
    id          text      not null,
    matter      text      not null,
    reason      text      not null,
    review_at   timestamptz not null,
    placed      jsonb      not null,
    placed_at   timestamptz not null,
    released    jsonb,
    released_at timestamptz,
    release_reason text   not null,
    constraint hold_pkey primary key (org_id, id),
    constraint hold_organization_fk foreign key (org_id) references organization (org_id)
);
create index hold_placed_idx on hold (org_id, placed_at, id);
call steward_isolate('hold');

-- Whom a hold covers. Members of a held group are written down when the hold is
-- placed, so that leaving the group does not end it for them.
create table hold_member (
    org_id    text    not null,
    hold_id   text    not null,
    member_id text    not null,
    named     boolean not null,
    constraint hold_member_pkey primary key (org_id, hold_id, member_id),
    constraint hold_member_hold_fk foreign key (org_id, hold_id) references hold (org_id, id),
    constraint hold_member_member_fk foreign key (org_id, member_id) references member (org_id, id)
);
create index hold_member_member_idx on hold_member (org_id, member_id);
call steward_isolate('hold_member');

-- A held group covers whoever joins it later. There is no foreign key to the
-- group: a directory may delete it, and those who were in it stay held.
create table hold_group (
    org_id   text not null,
    hold_id  text not null,
    group_id text not null,
    constraint hold_group_pkey primary key (org_id, hold_id, group_id),
    constraint hold_group_hold_fk foreign key (org_id, hold_id) references hold (org_id, id)
);
create index hold_group_group_idx on hold_group (org_id, group_id);
call steward_isolate('hold_group');
