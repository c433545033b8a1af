-- Sources correct and restrict, and tasks can be a person's.

-- +goose Up
alter table task drop constraint task_work_check, drop constraint task_state_check;
alter table task
    add constraint task_work_check check (work in ('collect', 'preview', 'pack', 'erase', 'destroy', 'rectify', 'restrict', 'lift')),
    add constraint task_state_check check (state in ('waiting', 'running', 'done', 'failed', 'by_hand'));
