-- +goose Up
-- A look at a member's content that a second person has to approve first. The
-- reason is sealed under the member's key.
create table content_permit (
    org_id     text      not null,
    id         text      not null,
    member_id  text      not null,
    product_id text      not null,
    category   text      not null,
    reason     blob      not null,
    state      text      not null,
    asked_by   text      not null,
    asked_at   timestamp not null,
    decided_by text      not null,
    decided_at timestamp,
    open_until timestamp,
    constraint content_permit_pkey primary key (org_id, id),
    constraint content_permit_member_fk foreign key (org_id, member_id) references member (org_id, id),
    constraint content_permit_state_check check (state in ('asked', 'approved', 'refused'))
);
create index content_permit_member_idx on content_permit (org_id, member_id, id);

alter table record_access add column approved_by text not null default '';
