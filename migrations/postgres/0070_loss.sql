-- +goose Up
-- A member loses their account: what follows, step by step. link is the hash of
-- the secret that was mailed to a private address.
create table account_loss (
    org_id     text      not null,
    id         text      not null,
    member_id  text      not null,
    cause      text      not null,
    state      text      not null,
    begun_by   text      not null,
    begun_at   timestamptz not null,
    last_day   timestamptz,
    ends_at    timestamptz not null,
    left_at    timestamptz,
    held_since timestamptz,
    closed_at  timestamptz,
    records    integer   not null,
    link       text,
    claimed_org    text  not null,
    claimed_member text  not null,
    constraint account_loss_pkey primary key (org_id, id),
    constraint account_loss_member_fk foreign key (org_id, member_id) references member (org_id, id),
    constraint account_loss_state_check check (state in ('begun', 'previewed', 'offered', 'told', 'reminded', 'losing', 'lost', 'returned')),
    constraint account_loss_cause_check check (cause in ('deactivated', 'deleted', 'employment_ended'))
);
create unique index account_loss_open_key on account_loss (org_id, member_id) where closed_at is null;
create index account_loss_ends_idx on account_loss (org_id, ends_at, id);
create unique index account_loss_link_key on account_loss (link, org_id) where link is not null;

-- What is lost of one product, and what became of the offer about it.
create table account_loss_item (
    org_id      text      not null,
    id          text      not null,
    loss_id     text      not null,
    product_id  text      not null,
    acquired_by text      not null,
    records     integer   not null,
    offer       text      not null,
    answer      text      not null,
    answered_at timestamptz,
    fetched_at  timestamptz,
    moved       integer   not null,
    deleted     integer   not null,
    settled_at  timestamptz,
    constraint account_loss_item_pkey primary key (org_id, id),
    constraint account_loss_item_loss_fk foreign key (org_id, loss_id) references account_loss (org_id, id),
    constraint account_loss_item_acquired_by_check check (acquired_by in ('organization', 'self'))
);
create unique index account_loss_item_product_key on account_loss_item (org_id, loss_id, product_id);

-- Where a member wants to be told once their account is gone; sealed.
create table member_private_address (
    org_id    text      not null,
    member_id text      not null,
    sealed    bytea     not null,
    named_at  timestamptz not null,
    constraint member_private_address_pkey primary key (org_id, member_id),
    constraint member_private_address_member_fk foreign key (org_id, member_id) references member (org_id, id)
);
create index record_product_idx on record (org_id, member_id, product_id, at, id);
call steward_isolate('account_loss');
call steward_isolate('account_loss_item');
call steward_isolate('member_private_address');
