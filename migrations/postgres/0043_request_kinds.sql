-- Further kinds of requests and ways in, and clocks that stand still where a law
-- knows that: paused_at is set while nothing of a request's clock runs.

-- +goose Up
alter table request drop constraint request_kind_check;
alter table request add constraint request_kind_check check (kind in ('access', 'portability', 'rectification', 'erasure', 'restriction', 'objection', 'consent_withdrawal', 'opt_out_sale', 'opt_out_sharing', 'opt_out_advertising', 'limit_use', 'automated_decision', 'inspection', 'amendment'));
alter table request drop constraint request_channel_check;
alter table request add constraint request_channel_check check (channel in ('console', 'letter', 'phone', 'counter', 'email', 'retention', 'form', 'agent', 'drp', 'opendsr', 'api'));
alter table request add column paused_at timestamptz;
