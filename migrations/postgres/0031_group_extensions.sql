-- Schema extensions of groups: what each extension adds to, and what keeps
-- unique attributes of groups unique.

-- +goose Up
alter table schema_extension add column resource text not null default 'User';

create table extension_group_value (
    org_id       text not null,
    extension_id text not null,
    attribute    text not null,
    value_hash   text not null,
    group_id     text not null,
    constraint extension_group_value_pkey primary key (org_id, extension_id, attribute, value_hash),
    constraint extension_group_value_extension_fk foreign key (org_id, extension_id) references schema_extension (org_id, id),
    constraint extension_group_value_group_fk foreign key (org_id, group_id) references member_group (org_id, id) on delete cascade
);
create index extension_group_value_group_idx on extension_group_value (org_id, group_id);
call steward_isolate('extension_group_value');
