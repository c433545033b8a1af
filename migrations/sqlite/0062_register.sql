-- +goose Up
-- What the vendor says of its products, recipients and identifiers, for
-- everybody; what an organization was told of subprocessors is its own.
create table register_entry (
    kind         text      not null,
    id           text      not null,
    body         text      not null,
    published_at timestamp not null,
    retired_at   timestamp,
    constraint register_entry_pkey primary key (kind, id),
    constraint register_entry_kind_check check (kind in ('product', 'recipient', 'identifier'))
);

create table subprocessor_notice (
    org_id       text      not null,
    id           text      not null,
    change_id    text      not null,
    before_body  text      not null,
    after_body   text      not null,
    noticed_at   timestamp not null,
    object_until timestamp not null,
    applies_at   timestamp not null,
    state        text      not null,
    objection    text      not null,
    objected_by  text      not null,
    objected_at  timestamp,
    answer       text      not null,
    answered_at  timestamp,
    constraint subprocessor_notice_pkey primary key (org_id, id),
    constraint subprocessor_notice_organization_fk foreign key (org_id) references organization (org_id),
    constraint subprocessor_notice_state_check check (state in ('open', 'objected', 'upheld', 'overruled'))
);
create unique index subprocessor_notice_change_key on subprocessor_notice (org_id, change_id);
