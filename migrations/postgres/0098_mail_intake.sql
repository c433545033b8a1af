-- The address at which an organization takes rights requests by mail: programs that
-- hand the mail in have a secret, of which only the hash is kept. Agents of the Data
-- Rights Protocol are told of a request's status. A download by a link can be resumed
-- for a while.

-- +goose Up
create table request_mailbox (
    org_id       text      not null,
    id           text      not null,
    address      text      not null,
    secret_hash  bytea      not null,
    former_hash  bytea,
    former_until timestamptz,
    made_at      timestamptz not null,
    rotated_at   timestamptz,
    taken        integer   not null,
    ignored      integer   not null,
    last_at      timestamptz,
    constraint request_mailbox_pkey primary key (org_id, id),
    constraint request_mailbox_organization_fk foreign key (org_id) references organization (org_id)
);
call steward_isolate('request_mailbox');

alter table inquiry add column callback text not null default '';
alter table inquiry add column agent_request text not null default '';
alter table inquiry add column told text not null default '';
create index inquiry_request_idx on inquiry (org_id, request_id) where request_id is not null;

alter table package_link add column ticket bytea;
alter table package_link add column ticket_until timestamptz;
