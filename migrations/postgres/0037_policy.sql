-- +goose Up
-- Policies that an organization published to its members, who read them and
-- when; and who sees to a conflict between clauses. A conflict is named by what
-- contradicts each other, so it needs no row until somebody takes it.
create table policy_publication (
    org_id       text      not null,
    document_id  text      not null,
    summary      text      not null,
    published_by text      not null,
    published_at timestamptz not null,
    constraint policy_publication_pkey primary key (org_id, document_id),
    constraint policy_publication_document_fk foreign key (org_id, document_id) references document (org_id, id)
);

call steward_isolate('policy_publication');

create table policy_acknowledgement (
    org_id      text      not null,
    document_id text      not null,
    member_id   text      not null,
    at          timestamptz not null,
    constraint policy_acknowledgement_pkey primary key (org_id, document_id, member_id),
    constraint policy_acknowledgement_policy_fk foreign key (org_id, document_id) references policy_publication (org_id, document_id),
    constraint policy_acknowledgement_member_fk foreign key (org_id, member_id) references member (org_id, id)
);

call steward_isolate('policy_acknowledgement');

create table term_conflict_owner (
    org_id   text      not null,
    id       text      not null,
    owner_id text      not null,
    at       timestamptz not null,
    constraint term_conflict_owner_pkey primary key (org_id, id),
    constraint term_conflict_owner_member_fk foreign key (org_id, owner_id) references member (org_id, id)
);
call steward_isolate('term_conflict_owner');
