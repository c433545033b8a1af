-- +goose Up
-- What a POST with an Idempotency-Key was answered, for a day: hashes, the
-- status and the id of what was made; a bulk request's outcomes are sealed.
create table directory_answer (
    org_id        text        not null,
    id            text        not null,
    directory_id  text        not null,
    request_hash  bytea       not null,
    status        integer     not null,
    resource_type text        not null,
    resource_id   text        not null,
    sealed        bytea,
    at            timestamptz not null,
    constraint directory_answer_pkey primary key (org_id, id),
    constraint directory_answer_directory_fk foreign key (org_id, directory_id) references directory (org_id, id) on delete cascade
);
create index directory_answer_directory_idx on directory_answer (org_id, directory_id);
create index directory_answer_at_idx on directory_answer (org_id, at);
call steward_isolate('directory_answer');

-- What identity providers look up and sort by, inside one directory.
create index member_directory_external_idx on member (org_id, directory_id, external_id) where external_id <> '';
create index member_directory_display_idx on member (org_id, directory_id, display_key, id);
create index member_directory_updated_idx on member (org_id, directory_id, updated_at, id);
create index member_group_directory_idx on member_group (org_id, directory_id, id);
create index member_group_directory_external_idx on member_group (org_id, directory_id, external_id) where external_id <> '';
create index member_group_directory_display_idx on member_group (org_id, directory_id, display_key, id);
create index member_group_directory_updated_idx on member_group (org_id, directory_id, updated_at, id);
