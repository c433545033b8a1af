-- Systems that an organization connects itself, and the work that people do.

-- +goose Up
-- settings are those of the kind; secret is sealed with the organization's key,
-- null for a system without one.
create table connector (
    org_id     text not null,
    id         text not null,
    kind       text not null,
    name       text not null,
    product_id text not null,
    settings   text not null,
    secret     blob,
    created_at timestamp not null,
    updated_at timestamp not null,
    constraint connector_pkey primary key (org_id, id),
    constraint connector_organization_fk foreign key (org_id) references organization (org_id),
    constraint connector_kind_check check (kind in ('database', 'objects', 'manual', 'opendsr'))
);
create unique index connector_name_key on connector (org_id, name);

-- A task that a person does. fields says which were found, erased or changed,
-- without values; words (values, note, evidence) are sealed under the subject's
-- key and end with it.
create table hand_task (
    org_id       text not null,
    id           text not null,
    instructions text not null,
    owner        text not null,
    due_at       timestamp not null,
    fields       text not null,
    words        blob,
    done_by      text not null,
    done_at      timestamp,
    checked_by   text not null,
    checked_at   timestamp,
    constraint hand_task_pkey primary key (org_id, id),
    constraint hand_task_task_fk foreign key (org_id, id) references task (org_id, id)
);
create index hand_task_owner on hand_task (org_id, owner, due_at);

-- What is wrong and what is right, for a request to rectify: sealed under the
-- subject's key.
create table request_correction (
    org_id     text not null,
    request_id text not null,
    sealed     blob not null,
    created_at timestamp not null,
    constraint request_correction_pkey primary key (org_id, request_id),
    constraint request_correction_request_fk foreign key (org_id, request_id) references request (org_id, id)
);
