-- Versions that keep a statement of their own; members' declined items; what a
-- contract needs before a product is used; services that members may sign in to.

-- +goose Up
alter table statement add column governs text not null default '{}';

-- What a member declined to give, or gives again: each decision is kept.
create table declined_item (
    org_id     text      not null,
    id         text      not null,
    member_id  text      not null,
    product_id text      not null,
    item       text      not null,
    declined   boolean   not null,
    at         timestamp not null,
    constraint declined_item_pkey primary key (org_id, id),
    constraint declined_item_member_fk foreign key (org_id, member_id) references member (org_id, id),
    constraint declined_item_product_fk foreign key (product_id) references product (id)
);
create index declined_item_member_idx on declined_item (org_id, member_id, product_id, item);

-- An item that law or contract demand was given for a product: by the
-- organization (member_id is null), or by a member who acquired it themselves.
create table contract_item (
    org_id     text      not null,
    id         text      not null,
    product_id text      not null,
    member_id  text,
    item       text      not null,
    given_by   text      not null,
    given_at   timestamp not null,
    constraint contract_item_pkey primary key (org_id, id),
    constraint contract_item_organization_fk foreign key (org_id) references organization (org_id),
    constraint contract_item_member_fk foreign key (org_id, member_id) references member (org_id, id),
    constraint contract_item_product_fk foreign key (product_id) references product (id)
);
create unique index contract_item_organization_key on contract_item (org_id, product_id, item) where member_id is null;
create unique index contract_item_member_key on contract_item (org_id, member_id, product_id, item) where member_id is not null;

-- Services that members may sign in to, where the terms let them sign in to
-- listed ones only.
create table allowed_party (
    org_id     text      not null,
    id         text      not null,
    name       text      not null,
    allowed_at timestamp not null,
    constraint allowed_party_pkey primary key (org_id, id),
    constraint allowed_party_organization_fk foreign key (org_id) references organization (org_id)
);
create unique index allowed_party_name_key on allowed_party (org_id, name);

-- An assignment that waits for what law or contract demand.
alter table assignment add column waits boolean not null default false;

-- A subprocessor that was taken away.
alter table subprocessor_notice add column gone boolean not null default false;

-- When a policy's members were last reminded.
alter table policy_publication add column reminded_at timestamp;
