-- Controllers that hand requests of their data subjects on by OpenDSR 2.0, and
-- where they are told of what becomes of them. Of a controller's token only the
-- hash is kept.

-- +goose Up
create table request_controller (
    org_id     text        not null,
    id         text        not null,
    name       text        not null,
    token_hash blob       not null,
    vouches    boolean     not null,
    fetches    boolean     not null,
    added_at   timestamp not null,
    rotated_at timestamp,
    seen_at    timestamp,
    removed_at timestamp,
    constraint request_controller_pkey primary key (org_id, id),
    constraint request_controller_organization_fk foreign key (org_id) references organization (org_id)
);
create unique index request_controller_name_key on request_controller (org_id, name) where removed_at is null;
create unique index request_controller_token_key on request_controller (org_id, token_hash);

-- body_hash tells the same message again from another under the same id.
alter table inquiry add column controller_id text;
alter table inquiry add column body_hash blob;
create index inquiry_controller_idx on inquiry (org_id, controller_id, created_at) where controller_id is not null;

-- told is the status that was delivered last; problem is why the last attempt
-- was not taken, '' where it was.
create table inquiry_callback (
    org_id     text not null,
    id         text not null,
    inquiry_id text not null,
    url        text not null,
    told       text not null,
    told_at    timestamp,
    problem    text not null,
    constraint inquiry_callback_pkey primary key (org_id, id),
    constraint inquiry_callback_inquiry_fk foreign key (org_id, inquiry_id) references inquiry (org_id, id) on delete cascade
);
create index inquiry_callback_inquiry_idx on inquiry_callback (org_id, inquiry_id);
