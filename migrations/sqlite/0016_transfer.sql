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
