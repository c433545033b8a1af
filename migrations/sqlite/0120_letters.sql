-- What became of the last mails to an organization's address for requests: when they
-- came and why one was not taken, and nothing that they said or who sent them.

-- +goose Up
create table request_letter (
    org_id     text      not null,
    id         text      not null,
    came_at    timestamp not null,
    why        text      not null,
    inquiry_id text,
    constraint request_letter_pkey primary key (org_id, id),
    constraint request_letter_organization_fk foreign key (org_id) references organization (org_id),
    constraint request_letter_inquiry_fk foreign key (org_id, inquiry_id) references inquiry (org_id, id)
);
create index request_letter_came_idx on request_letter (org_id, came_at);
create index request_letter_inquiry_idx on request_letter (org_id, inquiry_id) where inquiry_id is not null;
