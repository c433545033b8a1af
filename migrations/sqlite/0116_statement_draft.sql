-- +goose Up
-- A new version of the vendor's statement on its way: written by one operator and
-- published by another. It belongs to the vendor's organization; what is published
-- is copied to statement and statement_clause, for everybody.
create table statement_draft (
    org_id           text      not null,
    id               text      not null,
    version          text      not null,
    title            text      not null,
    effective_at     timestamp not null,
    body             text      not null,
    state            text      not null,
    prepared_by      text      not null,
    returned_because text      not null,
    content_hash     text      not null,
    created_at       timestamp not null,
    submitted_at     timestamp,
    published_at     timestamp,
    published_by     text      not null,
    constraint statement_draft_pkey primary key (org_id, id),
    constraint statement_draft_organization_fk foreign key (org_id) references organization (org_id),
    constraint statement_draft_state_check check (state in ('draft', 'review', 'published', 'withdrawn')),
    constraint statement_draft_published_check check ((state = 'published') = (published_at is not null))
);
create index statement_draft_created_idx on statement_draft (org_id, created_at, id);
