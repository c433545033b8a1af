-- +goose Up
-- What the vendor says of its products, recipients and identifiers, for
-- everybody; what an organization was told of subprocessors is its own.
create table register_entry (
    kind         text      not null,
    id           text      not null,
    body         text      not null,
    published_at timestamptz not null,
    retired_at   timestamptz,
    constraint register_entry_pkey primary key (kind, id),
    constraint register_entry_kind_check check (kind in ('product', 'recipient', 'identifier'))
);
call steward_share('register_entry');

create table subprocessor_notice (
    org_id       text      not null,
    id           text      not null,
    change_id    text      not null,
    before_body  text      not null,
    after_body   text      not null,
    noticed_at   timestamptz not null,
    object_until timestamptz not null,
    applies_at   timestamptz not null,
    state        text      not null,
    objection    text      not null,
    objected_by  text      not null,
    objected_at  timestamptz,
    answer       text      not null,
    answered_at  timestamptz,
    constraint subprocessor_notice_pkey primary key (org_id, id),
    constraint subprocessor_notice_organization_fk foreign key (org_id) references organization (org_id),
    constraint subprocessor_notice_state_check check (state in ('open', 'objected', 'upheld', 'overruled'))
);
create unique index subprocessor_notice_change_key on subprocessor_notice (org_id, change_id);
call steward_isolate('subprocessor_notice');
