-- +goose Up
-- What member and office write to each other about a request, sealed under the
-- member's key.
create table request_message (
    org_id     text      not null,
    id         text      not null,
    request_id text      not null,
    side       text      not null,
    words      blob      not null,
    written    text      not null,
    constraint request_message_pkey primary key (org_id, id),
    constraint request_message_request_fk foreign key (org_id, request_id) references request (org_id, id),
    constraint request_message_side_check check (side in ('member', 'office'))
);
create index request_message_request_idx on request_message (org_id, request_id, id);


-- An organization's own words for an answer.
create table answer_template (
    org_id     text      not null,
    id         text      not null,
    step       text      not null,
    kind       text      not null,
    language   text      not null,
    body       text      not null,
    version    integer   not null,
    changed    text      not null,
    constraint answer_template_pkey primary key (org_id, id),
    constraint answer_template_organization_fk foreign key (org_id) references organization (org_id)
);
create unique index answer_template_key on answer_template (org_id, step, kind, language);


-- A way to fetch a package without a session: a link, and a secret that travels
-- another way. Only hashes of both are kept.
create table package_link (
    org_id     text      not null,
    id         text      not null,
    request_id text      not null,
    token      blob      not null,
    secret     blob      not null,
    way        text      not null,
    attempts   integer   not null,
    fetched    integer   not null,
    expires_at timestamp       not null,
    ended_at   timestamp,
    made       text      not null,
    constraint package_link_pkey primary key (org_id, id),
    constraint package_link_request_fk foreign key (org_id, request_id) references request (org_id, id)
);
create index package_link_request_idx on package_link (org_id, request_id, id);


-- A hearing about records that were not amended (34 CFR 99.21 and 99.22). Words
-- are sealed under the member's key.
create table hearing (
    org_id     text      not null,
    request_id text      not null,
    state      text      not null,
    asked_at   timestamp       not null,
    held_at    timestamp,
    officer    text      not null,
    decided    text,
    words      blob      not null,
    constraint hearing_pkey primary key (org_id, request_id),
    constraint hearing_request_fk foreign key (org_id, request_id) references request (org_id, id),
    constraint hearing_state_check check (state in ('asked', 'scheduled', 'amended', 'upheld'))
);


-- Work that a person does for a request, in a system that Steward does not
-- reach.
create table manual_task (
    org_id      text      not null,
    id          text      not null,
    request_id  text      not null,
    owner       text      not null,
    due_at      timestamp       not null,
    words       blob      not null,
    made        text      not null,
    finished    text,
    constraint manual_task_pkey primary key (org_id, id),
    constraint manual_task_request_fk foreign key (org_id, request_id) references request (org_id, id)
);
create index manual_task_request_idx on manual_task (org_id, request_id, id);

