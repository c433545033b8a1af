-- A person's named filters of the console's lists.

-- +goose Up
create table saved_view (
    org_id     text      not null,
    id         text      not null,
    member_id  text      not null,
    list       text      not null,
    name       text      not null,
    name_key   text      not null,
    search     text      not null,
    created_at timestamp not null,
    constraint saved_view_pkey primary key (org_id, id),
    constraint saved_view_member_fk foreign key (org_id, member_id) references member (org_id, id)
);
create unique index saved_view_name_key on saved_view (org_id, member_id, list, name_key);
