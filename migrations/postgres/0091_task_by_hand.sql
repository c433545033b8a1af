-- What people do by hand, for a source and for one request alone, is one thing:
-- with an owner, a due date, evidence in words and as a file, and a second look.
-- What was finished before there was a second look stays finished without one.

-- +goose Up
-- work and source are those of the task with the same id, empty for what is for
-- the request alone; instructions are then in words, sealed.
alter table hand_task drop constraint hand_task_task_fk;
alter table hand_task add column request_id text not null default '';
alter table hand_task add column work text not null default '';
alter table hand_task add column source text not null default '';
alter table hand_task add column file_id text not null default '';
update hand_task h
   set request_id = t.request_id, work = t.work, source = t.source_name
  from task t
 where t.org_id = h.org_id and t.id = h.id;
insert into hand_task (org_id, id, request_id, work, source, instructions, owner, due_at, fields, words, file_id, done_by, done_at, checked_by, checked_at)
    select org_id, id, request_id, '', '', '', owner, due_at, cast('[]' as jsonb), words, '',
           coalesce(cast(cast(finished as jsonb)->'by' as text), ''), case when finished is null then null else due_at end,
           '', case when finished is null then null else due_at end
      from manual_task;
alter table hand_task alter column request_id drop default;
alter table hand_task alter column work drop default;
alter table hand_task alter column source drop default;
alter table hand_task alter column file_id drop default;
alter table hand_task add constraint hand_task_request_fk foreign key (org_id, request_id) references request (org_id, id);
create index hand_task_request on hand_task (org_id, request_id, id);
drop table manual_task;
