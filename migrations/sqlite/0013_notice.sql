-- Notices to people (console and e-mail), and webhooks to programs.

-- +goose Up
create table notice (
    org_id     text      not null,
    id         text      not null,
    kind       text      not null,
    subject    text      not null,
    body       text      not null,
    link       text      not null,
    once_key   text      not null,
    required   boolean   not null,
    created_at timestamp not null,
    constraint notice_pkey primary key (org_id, id),
    constraint notice_organization_fk foreign key (org_id) references organization (org_id)
);
create unique index notice_once_key on notice (org_id, once_key) where once_key <> '';
create index notice_created_idx on notice (org_id, created_at);

create table notice_inbox (
    org_id    text      not null,
    member_id text      not null,
    notice_id text      not null,
    read_at   timestamp,
    constraint notice_inbox_pkey primary key (org_id, member_id, notice_id),
    constraint notice_inbox_notice_fk foreign key (org_id, notice_id) references notice (org_id, id),
    constraint notice_inbox_member_fk foreign key (org_id, member_id) references member (org_id, id)
);
create index notice_inbox_notice_idx on notice_inbox (org_id, notice_id);
create index notice_inbox_unread_idx on notice_inbox (org_id, member_id) where read_at is null;

-- One mail to one recipient: a member, a contact of the organization, or a bare
-- address (sealed).
create table notice_mail (
    org_id     text      not null,
    id         text      not null,
    notice_id  text      not null,
    member_id  text,
    contact    text      not null,
    address    blob,
    state      text      not null,
    reason     text      not null,
    attempts   integer   not null,
    updated_at timestamp not null,
    constraint notice_mail_pkey primary key (org_id, id),
    constraint notice_mail_notice_fk foreign key (org_id, notice_id) references notice (org_id, id),
    constraint notice_mail_member_fk foreign key (org_id, member_id) references member (org_id, id),
    constraint notice_mail_state_check check (state in ('waiting', 'sent', 'skipped', 'failed'))
);
create index notice_mail_notice_idx on notice_mail (org_id, notice_id);
create index notice_mail_member_idx on notice_mail (org_id, member_id) where member_id is not null;

-- What a member doesn't want by e-mail: the console shows it all the same.
create table notice_choice (
    org_id     text      not null,
    member_id  text      not null,
    area       text      not null,
    mail       boolean   not null,
    updated_at timestamp not null,
    constraint notice_choice_pkey primary key (org_id, member_id, area),
    constraint notice_choice_member_fk foreign key (org_id, member_id) references member (org_id, id)
);

create table webhook (
    org_id        text      not null,
    id            text      not null,
    name          text      not null,
    url           text      not null,
    actions       text      not null,
    state         text      not null,
    reason        text      not null,
    failures      integer   not null,
    failing_since timestamp,
    created_at    timestamp not null,
    updated_at    timestamp not null,
    constraint webhook_pkey primary key (org_id, id),
    constraint webhook_organization_fk foreign key (org_id) references organization (org_id),
    constraint webhook_state_check check (state in ('active', 'paused', 'gone'))
);
create unique index webhook_name_key on webhook (org_id, name);

create table webhook_secret (
    org_id     text      not null,
    id         text      not null,
    webhook_id text      not null,
    sealed     blob      not null,
    prefix     text      not null,
    created_at timestamp not null,
    ends_at    timestamp,
    constraint webhook_secret_pkey primary key (org_id, id),
    constraint webhook_secret_webhook_fk foreign key (org_id, webhook_id) references webhook (org_id, id)
);
create index webhook_secret_webhook_idx on webhook_secret (org_id, webhook_id);

create table webhook_delivery (
    org_id     text      not null,
    id         text      not null,
    webhook_id text      not null,
    message_id text      not null,
    event_id   text      not null,
    action     text      not null,
    payload    text      not null,
    state      text      not null,
    reason     text      not null,
    attempts   integer   not null,
    status     integer   not null,
    next_at    timestamp,
    created_at timestamp not null,
    ended_at   timestamp,
    constraint webhook_delivery_pkey primary key (org_id, id),
    constraint webhook_delivery_webhook_fk foreign key (org_id, webhook_id) references webhook (org_id, id),
    constraint webhook_delivery_state_check check (state in ('waiting', 'delivered', 'failed'))
);
create index webhook_delivery_webhook_idx on webhook_delivery (org_id, webhook_id, id);
create index webhook_delivery_state_idx on webhook_delivery (org_id, webhook_id, state, created_at);
create index webhook_delivery_created_idx on webhook_delivery (org_id, created_at);

create table webhook_attempt (
    org_id      text      not null,
    delivery_id text      not null,
    number      integer   not null,
    at          timestamp not null,
    duration_us integer   not null,
    url         text      not null,
    headers     text      not null,
    status      integer   not null,
    answer      text      not null,
    problem     text      not null,
    constraint webhook_attempt_pkey primary key (org_id, delivery_id, number),
    constraint webhook_attempt_delivery_fk foreign key (org_id, delivery_id) references webhook_delivery (org_id, id)
);
