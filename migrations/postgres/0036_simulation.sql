-- +goose Up
-- What signing a draft would do, worked out by a job; and the offers that
-- signing makes: an open request whose due date would be another one under the
-- terms as they are now keeps its own until somebody takes the new one.
create table simulation (
    org_id       text      not null,
    id           text      not null,
    document_id  text      not null,
    state        text      not null,
    done         integer   not null,
    total        integer   not null,
    result       text      not null,
    requested_by text      not null,
    requested_at timestamptz not null,
    finished_at  timestamptz,
    constraint simulation_pkey primary key (org_id, id),
    constraint simulation_document_fk foreign key (org_id, document_id) references document (org_id, id),
    constraint simulation_state_check check (state in ('running', 'finished', 'failed'))
);
create index simulation_document_idx on simulation (org_id, document_id, requested_at);

call steward_isolate('simulation');

create table request_offer (
    org_id      text      not null,
    id          text      not null,
    request_id  text      not null,
    document_id text      not null,
    state       text      not null,
    old_due_at  timestamptz not null,
    new_due_at  timestamptz not null,
    clock       text      not null,
    terms_hash  text      not null,
    second_approver boolean not null,
    made_at     timestamptz not null,
    decided_at  timestamptz,
    decided_by  text      not null,
    constraint request_offer_pkey primary key (org_id, id),
    constraint request_offer_request_fk foreign key (org_id, request_id) references request (org_id, id),
    constraint request_offer_document_fk foreign key (org_id, document_id) references document (org_id, id),
    constraint request_offer_state_check check (state in ('open', 'accepted', 'declined', 'lapsed'))
);
create index request_offer_request_idx on request_offer (org_id, request_id, made_at);
create unique index request_offer_open_key on request_offer (org_id, request_id) where state = 'open';
call steward_isolate('request_offer');
