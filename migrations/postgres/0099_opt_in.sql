-- Opting in to sale after an opt-out (11 CCR 7028) is a kind of request.

-- +goose Up
alter table request drop constraint request_kind_check;
alter table request add constraint request_kind_check check (kind in ('access', 'portability', 'rectification', 'erasure', 'restriction', 'objection', 'consent_withdrawal', 'opt_out_sale', 'opt_in_sale', 'opt_out_sharing', 'opt_out_advertising', 'limit_use', 'automated_decision', 'inspection', 'amendment'));
