-- The address at which an organization takes rights requests by mail: programs that
-- hand the mail in have a secret, of which only the hash is kept. Agents of the Data
-- Rights Protocol are told of a request's status. A download by a link can be resumed
-- for a while.

-- +goose Up
create table request_mailbox (
    org_id       text      not null,
    id           text      not null,
    address      text      not null,
    secret_hash  blob      not null,
    former_hash  blob,
    former_until timestamp,
    made_at      timestamp not null,
    rotated_at   timestamp,
    taken        integer   not null,
    ignored      integer   not null,
    last_at      timestamp,
    constraint request_mailbox_pkey primary key (org_id, id),
    constraint request_mailbox_organization_fk foreign key (org_id) references organization (org_id)
);

alter table inquiry add column callback text not null default '';
alter table inquiry add column agent_request text not null default '';
alter table inquiry add column told text not null default '';
create index inquiry_request_idx on inquiry (org_id, request_id) where request_id is not null;

alter table package_link add column ticket blob;
alter table package_link add column ticket_until timestamp;
