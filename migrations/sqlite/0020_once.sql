-- Calls that carry an idempotency key: what was asked, whether it took effect,
-- and for a day what was answered. Key and input are kept as SHA-256 only; the
-- answer is sealed with the caller's key.

-- +goose Up
create table once_call (
    org_id      text      not null,
    id          text      not null,
    input_hash  blob      not null,
    run         text      not null,
    began_at    timestamp not null,
    expires_at  timestamp not null,
    effect_at   timestamp,
    answered_at timestamp,
    answer      blob,
    constraint once_call_pkey primary key (org_id, id),
    constraint once_call_organization_fk foreign key (org_id) references organization (org_id)
);
create index once_call_expiry on once_call (org_id, expires_at);
