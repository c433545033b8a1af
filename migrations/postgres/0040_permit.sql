-- +goose Up
-- A look at a member's content that a second person has to approve first. The
-- reason is sealed under the member's key.
create table content_permit (
    org_id     text      not null,
    id         text      not null,
    member_id  text      not null,
    product_id text      not null,
    category   text      not null,
    reason     bytea     not null,
    state      text      not null,
    asked_by   text      not null,
    asked_at   timestamptz not null,
    decided_by text      not null,
    decided_at timestamptz,
    open_until timestamptz,
    constraint content_permit_pkey primary key (org_id, id),
    constraint content_permit_member_fk foreign key (org_id, member_id) references member (org_id, id),
    constraint content_permit_state_check check (state in ('asked', 'approved', 'refused'))
);
create index content_permit_member_idx on content_permit (org_id, member_id, id);
call steward_isolate('content_permit');

alter table record_access add column approved_by text not null default '';
