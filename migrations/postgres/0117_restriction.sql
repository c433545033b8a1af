-- +goose Up
-- Records that are stored and not used otherwise (GDPR Article 18): of a member,
-- all of them or those of a product or category (empty for any). The reasons are
-- sealed under the member's key. request_id is empty where an administrator did it
-- without one; told_at is when the member was told that it ends at lift_at.
create table record_restriction (
    org_id      text      not null,
    id          text      not null,
    member_id   text      not null,
    request_id  text      not null,
    product_id  text      not null,
    category    text      not null,
    ground      text      not null,
    reason      bytea     not null,
    placed_by   text      not null,
    placed_at   timestamptz not null,
    told_at     timestamptz,
    lift_at     timestamptz,
    lift_reason bytea,
    lifted_at   timestamptz,
    constraint record_restriction_pkey primary key (org_id, id),
    constraint record_restriction_member_fk foreign key (org_id, member_id) references member (org_id, id),
    constraint record_restriction_ground_check check (ground in ('asked', 'accuracy', 'unlawful', 'claims', 'objection'))
);
create index record_restriction_member_idx on record_restriction (org_id, member_id, id);
create unique index record_restriction_request_key on record_restriction (org_id, request_id, product_id, category) where request_id <> '';
call steward_isolate('record_restriction');
