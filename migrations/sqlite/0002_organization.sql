-- +goose Up
create table organization (
    org_id       text        not null,
    slug         text        not null,
    name         text        not null,
    kind         text        not null,
    vendor       boolean     not null default false,
    jurisdiction text        not null,
    state        text        not null default 'active',
    created_at   timestamp   not null,
    constraint organization_pkey primary key (org_id),
    constraint organization_kind_check check (kind in ('business', 'school')),
    constraint organization_state_check check (state in ('active', 'suspended', 'cancelled'))
);
create unique index organization_slug_key on organization (slug);
