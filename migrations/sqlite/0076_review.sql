-- +goose Up
-- The review of a package before it is approved: whether third persons were
-- looked for in it, and where the last packing would have let something out.
create table review (
    org_id     text      not null,
    request_id text      not null,
    state      text      not null,
    more       integer   not null,
    leaks      text      not null,
    scanned_at timestamp,
    constraint review_pkey primary key (org_id, request_id),
    constraint review_request_fk foreign key (org_id, request_id) references request (org_id, id),
    constraint review_state_check check (state in ('scanning', 'ready'))
);


-- What is taken out of a package, or is suggested to be. The passage is sealed
-- under the subject's key and deleted with what was collected.
create table redaction (
    org_id     text      not null,
    id         text      not null,
    request_id text      not null,
    scope      text      not null,
    place      text      not null,
    field      text      not null,
    passage    blob,
    reason     text      not null,
    state      text      not null,
    person     text      not null,
    places     integer   not null,
    made       text      not null,
    decided    text,
    constraint redaction_pkey primary key (org_id, id),
    constraint redaction_request_fk foreign key (org_id, request_id) references request (org_id, id),
    constraint redaction_scope_check check (scope in ('field', 'text', 'everywhere')),
    constraint redaction_state_check check (state in ('suggested', 'confirmed', 'dismissed')),
    constraint redaction_reason_check check (reason in ('third_person', 'trade_secret', 'security', 'legal_privilege', 'investigation', 'confidential_reference', 'excluded_records'))
);
create index redaction_request_idx on redaction (org_id, request_id, id);

