-- Opting in to sale after an opt-out (11 CCR 7028) is a kind of request. SQLite
-- changes no constraint, so the table is made anew, as in 0043.

-- +goose NO TRANSACTION
-- +goose Up
pragma foreign_keys = off;
begin immediate;
create table request_anew (
    org_id          text      not null,
    id              text      not null,
    member_id       text      not null,
    kind            text      not null,
    state           text      not null,
    blocked_from    text      not null,
    channel         text      not null,
    answered_by     text      not null,
    regime          text      not null,
    clock           text      not null,
    received_at     timestamp not null,
    due_at          timestamp not null,
    acknowledged_at timestamp,
    terms_hash      text      not null,
    assignee        text      not null,
    opened          text      not null,
    attested        text,
    started         text,
    approved        text,
    extended        text,
    answered        text,
    ground          text      not null,
    second_approver boolean   not null,
    words           blob,
    -- Days as text (2026-03-02, UTC): charts count by them on both databases.
    received_on     text      not null,
    answered_on     text,
    answer_days     integer,
    version         integer   not null,
    paused_at       timestamp,
    act_by          timestamp,
    constraint request_pkey primary key (org_id, id),
    constraint request_organization_fk foreign key (org_id) references organization (org_id),
    constraint request_member_fk foreign key (org_id, member_id) references member (org_id, id),
    constraint request_terms_fk foreign key (org_id, terms_hash) references request_terms (org_id, hash),
    constraint request_kind_check check (kind in ('access', 'portability', 'rectification', 'erasure', 'restriction', 'objection', 'consent_withdrawal', 'opt_out_sale', 'opt_in_sale', 'opt_out_sharing', 'opt_out_advertising', 'limit_use', 'automated_decision', 'inspection', 'amendment')),
    constraint request_state_check check (state in ('received', 'in_progress', 'awaiting_approval', 'executing', 'completed', 'refused', 'withdrawn', 'blocked')),
    constraint request_channel_check check (channel in ('console', 'letter', 'phone', 'counter', 'email', 'retention', 'form', 'agent', 'drp', 'opendsr', 'api')),
    constraint request_answered_by_check check (answered_by in ('organization', 'vendor')),
    constraint request_blocked_check check ((state = 'blocked') = (blocked_from <> '')),
    constraint request_refused_check check ((state = 'refused') = (ground <> ''))
);
insert into request_anew (org_id, id, member_id, kind, state, blocked_from, channel, answered_by, regime, clock, received_at, due_at, acknowledged_at, terms_hash, assignee, opened, attested, started, approved, extended, answered, ground, second_approver, words, received_on, answered_on, answer_days, version, paused_at, act_by)
    select org_id, id, member_id, kind, state, blocked_from, channel, answered_by, regime, clock, received_at, due_at, acknowledged_at, terms_hash, assignee, opened, attested, started, approved, extended, answered, ground, second_approver, words, received_on, answered_on, answer_days, version, paused_at, act_by from request;
drop table request;
alter table request_anew rename to request;
-- A second open request of the same kind would be the same question twice.
create unique index request_open_key on request (org_id, member_id, kind) where state not in ('completed', 'refused', 'withdrawn');
create index request_due_idx on request (org_id, due_at, id);
create index request_received_idx on request (org_id, received_at, id);
create index request_member_idx on request (org_id, member_id, received_at);
create index request_state_idx on request (org_id, state, kind);
create index request_received_on_idx on request (org_id, received_on);
create index request_answered_on_idx on request (org_id, answered_on, answer_days);
create index request_act_by_idx on request (org_id, act_by, id);
commit;
pragma foreign_keys = on;
