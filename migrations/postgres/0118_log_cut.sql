-- Where a log begins since its oldest events were let go, signed. The database
-- lets events go only before that place; everything else of a log stays as it is.

-- +goose Up
create table log_cut (
    org_id    text        not null,
    place     bigint      not null,
    hashes    bigint      not null,
    before_at timestamptz not null,
    note      text        not null,
    run_place bigint,
    at        timestamptz not null,
    constraint log_cut_pkey primary key (org_id),
    constraint log_cut_organization_fk foreign key (org_id) references organization (org_id)
);
call steward_isolate('log_cut');
revoke delete on log_cut from steward_app, steward_across;
grant delete on event, log_hash, log_checkpoint to steward_app;
-- +goose StatementBegin
create function steward_keep_log() returns trigger language plpgsql as $$
begin
    if exists (select 1 from log_cut c where c.org_id = old.org_id
                  and case tg_table_name when 'event' then c.place > old.position
                                         when 'log_hash' then c.hashes > old.position end) then
        return old;
    end if;
    raise exception 'events are never deleted';
end;
$$;
-- +goose StatementEnd
create trigger event_no_delete before delete on event for each row execute function steward_keep_log();
create trigger log_hash_no_delete before delete on log_hash for each row execute function steward_keep_log();
create policy cut on log_checkpoint as restrictive for delete to steward_app
    using (exists (select 1 from log_cut c where c.org_id = log_checkpoint.org_id and c.place > log_checkpoint.size));
