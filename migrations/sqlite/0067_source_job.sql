-- Changes that sources make in their own time, with callbacks.

-- +goose Up
-- What a source does in its own time: the answer 202 and how it ended.
create table source_job (
    org_id          text not null,
    source_id       text not null,
    idempotency_key text not null,
    job             text not null,
    state           text not null,
    outcome         text not null,
    begun_at        timestamp not null,
    constraint source_job_pkey primary key (org_id, source_id, idempotency_key),
    constraint source_job_organization_fk foreign key (org_id) references organization (org_id),
    constraint source_job_state_check check (state in ('pending', 'done'))
);
create index source_job_begun on source_job (org_id, begun_at);

-- Nonces of callbacks, so that none is taken twice, whichever node it reaches.
create table source_nonce (
    org_id    text not null,
    source_id text not null,
    nonce     text not null,
    seen_at   timestamp not null,
    constraint source_nonce_pkey primary key (org_id, source_id, nonce),
    constraint source_nonce_organization_fk foreign key (org_id) references organization (org_id)
);
create index source_nonce_seen on source_nonce (org_id, source_id, seen_at);
