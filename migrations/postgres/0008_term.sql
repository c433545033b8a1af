-- +goose Up
-- Statements are the vendor's, for everybody; documents and clauses are an
-- organization's. A clause has two times: when it is in force (valid) and when
-- Steward held it to be so (recorded).
create table statement (
    id           text        not null,
    title        text        not null,
    effective_at timestamptz not null,
    content_hash text        not null,
    published_at timestamptz not null,
    constraint statement_pkey primary key (id)
);
call steward_share('statement');

create table statement_clause (
    statement_id text    not null,
    ordinal      integer not null,
    section      text    not null,
    term         text    not null,
    value        text    not null,
    body         text    not null,
    reach        jsonb   not null,
    constraint statement_clause_pkey primary key (statement_id, ordinal),
    constraint statement_clause_statement_fk foreign key (statement_id) references statement (id)
);
call steward_share('statement_clause');

create table document (
    org_id         text        not null,
    id             text        not null,
    layer          text        not null,
    title          text        not null,
    reference      text        not null,
    amends_id      text,
    replaces_id    text,
    precedence     jsonb       not null,
    state          text        not null,
    valid_from     timestamptz not null,
    valid_to       timestamptz,
    content_hash   text        not null,
    signed_at      timestamptz,
    signer_name    text        not null,
    signer_kind    text        not null,
    signer_id      text        not null,
    ended_at       timestamptz,
    ended_known_at timestamptz,
    superseded_by  text,
    created_at     timestamptz not null,
    constraint document_pkey primary key (org_id, id),
    constraint document_organization_fk foreign key (org_id) references organization (org_id),
    constraint document_amends_fk foreign key (org_id, amends_id) references document (org_id, id),
    constraint document_replaces_fk foreign key (org_id, replaces_id) references document (org_id, id),
    constraint document_superseded_by_fk foreign key (org_id, superseded_by) references document (org_id, id),
    constraint document_layer_check check (layer in (
        'online_services_terms', 'master_agreement', 'order_form', 'data_processing_agreement',
        'standard_contractual_clauses', 'organization_policy')),
    constraint document_state_check check (state in ('draft', 'signed', 'superseded', 'terminated')),
    constraint document_signed_check check (state = 'draft' or signed_at is not null and content_hash <> ''),
    constraint document_ended_check check ((state in ('superseded', 'terminated')) = (ended_at is not null)),
    constraint document_valid_check check (valid_to is null or valid_to > valid_from)
);
call steward_isolate('document');

create table clause (
    org_id        text        not null,
    id            text        not null,
    document_id   text        not null,
    ordinal       integer     not null,
    section       text        not null,
    term          text        not null,
    operator      text        not null,
    value         text        not null,
    reach         jsonb       not null,
    valid_from    timestamptz not null,
    valid_to      timestamptz,
    recorded_from timestamptz not null,
    recorded_to   timestamptz,
    survives      boolean     not null,
    body          text        not null,
    constraint clause_pkey primary key (org_id, id),
    constraint clause_organization_fk foreign key (org_id) references organization (org_id),
    constraint clause_document_fk foreign key (org_id, document_id) references document (org_id, id),
    constraint clause_operator_check check (operator in ('assign', 'append', 'remove', 'reset', 'lock')),
    constraint clause_valid_check check (valid_to is null or valid_to > valid_from),
    constraint clause_recorded_check check (recorded_to is null or recorded_to >= recorded_from)
);
create index clause_document_idx on clause (org_id, document_id, ordinal);
call steward_isolate('clause');
