-- +goose Up
-- A document is reviewed before it is signed: a draft that was handed in can't
-- be changed. Who had a hand in it is kept, because none of them can sign it.
-- The paper itself is a sealed file beside the typed clauses.
alter table document add column submitted_at timestamptz;
alter table document add column returned_because text not null default '';
alter table document add column file_id text;
alter table document add column file_hash text not null default '';

create table document_preparer (
    org_id      text not null,
    document_id text not null,
    preparer    text not null,
    constraint document_preparer_pkey primary key (org_id, document_id, preparer),
    constraint document_preparer_document_fk foreign key (org_id, document_id) references document (org_id, id)
);
call steward_isolate('document_preparer');
