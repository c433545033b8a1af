-- +goose Up
-- When the next step of a request has to happen at the latest, so that queues
-- are sorted by risk: its due date less what the steps to come usually need.
alter table request add column act_by timestamp;
update request set act_by = due_at;
create index request_act_by_idx on request (org_id, act_by, id);
