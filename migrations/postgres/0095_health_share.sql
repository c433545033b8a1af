-- +goose Up
-- A consent can end by itself (choice.until). What members keep about their health
-- they show to somebody for a while, by a link whose secret only they have: link is
-- its hash, sealed the recipient's name, and each look is kept.
alter table choice add column until timestamptz;
create table health_share (
    org_id     text      not null,
    id         text      not null,
    member_id  text      not null,
    kind       text      not null,
    sealed     bytea    not null,
    link       bytea     not null,
    until      timestamptz      not null,
    created_at timestamptz      not null,
    ended_at   timestamptz,
    constraint health_share_pkey primary key (org_id, id),
    constraint health_share_member_fk foreign key (org_id, member_id) references member (org_id, id),
    constraint health_share_kind_check check (kind in ('family', 'caregiver', 'professional', 'app'))
);
create index health_share_member_idx on health_share (org_id, member_id, id);
create unique index health_share_link_key on health_share (link, org_id);
create table health_share_record (
    org_id    text not null,
    share_id  text not null,
    record_id text not null,
    member_id text not null,
    constraint health_share_record_pkey primary key (org_id, share_id, record_id),
    constraint health_share_record_share_fk foreign key (org_id, share_id) references health_share (org_id, id),
    constraint health_share_record_record_fk foreign key (org_id, record_id) references record (org_id, id) on delete cascade
);
create index health_share_record_record_idx on health_share_record (org_id, record_id);
create table health_share_look (
    org_id    text not null,
    id        text not null,
    share_id  text not null,
    member_id text not null,
    at        timestamptz not null,
    constraint health_share_look_pkey primary key (org_id, id),
    constraint health_share_look_share_fk foreign key (org_id, share_id) references health_share (org_id, id)
);
create index health_share_look_share_idx on health_share_look (org_id, share_id, id);
call steward_isolate('health_share');
call steward_isolate('health_share_record');
call steward_isolate('health_share_look');
