-- Files of an organization, sealed in chunks; imports and their rows; receivers
-- of security event tokens and what waits for them.

-- +goose Up
create table file (
    org_id       text        not null,
    id           text        not null,
    purpose      text        not null,
    name         text        not null,
    media_type   text        not null,
    state        text        not null,
    size         integer     not null,
    chunks       integer     not null,
    sha256       text        not null,
    creator_kind text        not null,
    creator_id   text        not null,
    created_at   timestamp   not null,
    expires_at   timestamp   not null,
    constraint file_pkey primary key (org_id, id),
    constraint file_organization_fk foreign key (org_id) references organization (org_id),
    constraint file_state_check check (state in ('writing', 'ready'))
);
create index file_purpose on file (org_id, purpose, id);
create index file_expiry on file (org_id, expires_at);

create table file_chunk (
    org_id  text    not null,
    file_id text    not null,
    seq     integer not null,
    sealed  blob    not null,
    constraint file_chunk_pkey primary key (org_id, file_id, seq),
    constraint file_chunk_file_fk foreign key (org_id, file_id) references file (org_id, id)
);

create table import (
    org_id      text        not null,
    id          text        not null,
    file_id     text        not null,
    name        text        not null,
    format      text        not null,
    kind        text        not null,
    state       text        not null,
    options     text        not null,
    total       integer     not null,
    checked     integer     not null,
    applied     integer     not null,
    ignored     text        not null,
    problem     text        not null,
    rejected_id text        not null,
    starter     text        not null,
    created_at  timestamp   not null,
    checked_at  timestamp  ,
    finished_at timestamp  ,
    constraint import_pkey primary key (org_id, id),
    constraint import_organization_fk foreign key (org_id) references organization (org_id),
    constraint import_format_check check (format in ('csv', 'bulk')),
    constraint import_state_check check (state in ('checking', 'checked', 'applying', 'finished', 'failed', 'cancelled'))
);
create index import_state on import (org_id, state, id);

create table import_row (
    org_id     text    not null,
    import_id  text    not null,
    seq        integer not null,
    line       integer not null,
    kind       text    not null,
    outcome    text    not null,
    applied    boolean not null,
    deferred   boolean not null,
    ref        text    not null,
    object_id  text    not null,
    attributes text    not null,
    at_column  text    not null,
    sealed     blob    not null,
    constraint import_row_pkey primary key (org_id, import_id, seq),
    constraint import_row_import_fk foreign key (org_id, import_id) references import (org_id, id),
    constraint import_row_outcome_check check (outcome in ('create', 'update', 'unchanged', 'rejected'))
);
create index import_row_outcome on import_row (org_id, import_id, outcome, seq);
create index import_row_ref on import_row (org_id, import_id, ref);

create table export (
    org_id      text        not null,
    id          text        not null,
    format      text        not null,
    kind        text        not null,
    with_roles  boolean     not null,
    state       text        not null,
    done        integer     not null,
    file_id     text        not null,
    problem     text        not null,
    starter     text        not null,
    created_at  timestamp   not null,
    finished_at timestamp  ,
    constraint export_pkey primary key (org_id, id),
    constraint export_organization_fk foreign key (org_id) references organization (org_id),
    constraint export_state_check check (state in ('running', 'finished', 'failed', 'cancelled'))
);
create index export_state on export (org_id, state, id);

create table event_receiver (
    org_id            text        not null,
    id                text        not null,
    name              text        not null,
    delivery          text        not null,
    url               text        not null,
    audience          text        not null,
    full_values       boolean     not null,
    group_id          text        not null,
    state             text        not null,
    reason            text        not null,
    failures          integer     not null,
    failing_since     timestamp  ,
    next_at           timestamp   not null,
    lease_holder      text        not null,
    lease_until       timestamp   not null,
    auth_sealed       blob,
    token_hash        blob,
    last_delivered_at timestamp  ,
    created_at        timestamp   not null,
    constraint event_receiver_pkey primary key (org_id, id),
    constraint event_receiver_organization_fk foreign key (org_id) references organization (org_id),
    constraint event_receiver_delivery_check check (delivery in ('push', 'poll')),
    constraint event_receiver_state_check check (state in ('enabled', 'paused', 'failing'))
);
create unique index event_receiver_token_key on event_receiver (token_hash, org_id);

create table event_token (
    org_id       text        not null,
    receiver_id  text        not null,
    id           text        not null,
    type         text        not null,
    subject_kind text        not null,
    subject_id   text        not null,
    attributes   text        not null,
    txn          text        not null,
    sealed       blob,
    state        text        not null,
    attempts     integer     not null,
    error        text        not null,
    created_at   timestamp   not null,
    ended_at     timestamp  ,
    constraint event_token_pkey primary key (org_id, receiver_id, id),
    constraint event_token_receiver_fk foreign key (org_id, receiver_id) references event_receiver (org_id, id),
    constraint event_token_state_check check (state in ('pending', 'delivered', 'failed', 'dropped'))
);
create index event_token_state on event_token (org_id, receiver_id, state, id);
create index event_token_subject on event_token (org_id, subject_id, state);

create table event_key (
    org_id     text        not null,
    id         text        not null,
    public     text        not null,
    sealed     blob        not null,
    created_at timestamp   not null,
    retired_at timestamp  ,
    constraint event_key_pkey primary key (org_id, id),
    constraint event_key_organization_fk foreign key (org_id) references organization (org_id)
);
