-- What people do by hand, for a source and for one request alone, is one thing:
-- with an owner, a due date, evidence in words and as a file, and a second look.
-- What was finished before there was a second look stays finished without one.

-- +goose Up
-- work and source are those of the task with the same id, empty for what is for
-- the request alone; instructions are then in words, sealed.
create table hand_task_anew (
    org_id       text not null,
    id           text not null,
    request_id   text not null,
    work         text not null,
    source       text not null,
    instructions text not null,
    owner        text not null,
    due_at       timestamp not null,
    fields       text not null,
    words        blob,
    file_id      text not null,
    done_by      text not null,
    done_at      timestamp,
    checked_by   text not null,
    checked_at   timestamp,
    constraint hand_task_pkey primary key (org_id, id),
    constraint hand_task_request_fk foreign key (org_id, request_id) references request (org_id, id)
);
insert into hand_task_anew (org_id, id, request_id, work, source, instructions, owner, due_at, fields, words, file_id, done_by, done_at, checked_by, checked_at)
    select h.org_id, h.id, t.request_id, t.work, t.source_name, h.instructions, h.owner, h.due_at, h.fields, h.words, '', h.done_by, h.done_at, h.checked_by, h.checked_at
      from hand_task h
      join task t on t.org_id = h.org_id and t.id = h.id;
insert into hand_task_anew (org_id, id, request_id, work, source, instructions, owner, due_at, fields, words, file_id, done_by, done_at, checked_by, checked_at)
    select org_id, id, request_id, '', '', '', owner, due_at, '[]', words, '',
           coalesce(json_extract(finished, '$.by'), ''), case when finished is null then null else due_at end,
           '', case when finished is null then null else due_at end
      from manual_task;
drop table hand_task;
drop table manual_task;
alter table hand_task_anew rename to hand_task;
create index hand_task_owner on hand_task (org_id, owner, due_at);
create index hand_task_request on hand_task (org_id, request_id, id);
