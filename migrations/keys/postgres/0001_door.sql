-- The key database has the same door as the data: see postgres/0001_door.sql.
-- puts row-level security on a table. steward_app sees one organization, the
-- one in app.org; steward_across sees all, for the few callers of db.Across.

-- +goose Up
-- +goose StatementBegin
do $$
declare
    name text;
begin
    foreach name in array array['steward_app', 'steward_across'] loop
        begin
            if not exists (select 1 from pg_roles where rolname = name) then
                execute format('create role %I nologin nosuperuser nobypassrls', name);
            end if;
        exception when duplicate_object or unique_violation then
            null; -- another database of this cluster made it a moment ago
        end;
        if not pg_has_role(current_user, name, 'member') then
            execute format('grant %I to current_user', name);
        end if;
    end loop;
end
$$;
-- +goose StatementEnd

-- +goose StatementBegin
create procedure steward_isolate(t regclass) language plpgsql as $$
begin
    execute format('alter table %s enable row level security', t);
    execute format('alter table %s force row level security', t);
    execute format('create policy organization on %s to steward_app using (org_id = current_setting(''app.org'', true)) with check (org_id = current_setting(''app.org'', true))', t);
    execute format('create policy across on %s to steward_across using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %s to steward_app, steward_across', t);
end
$$;
-- +goose StatementEnd

-- +goose StatementBegin
create procedure steward_share(t regclass) language plpgsql as $$
begin
    execute format('grant select on %s to steward_app', t);
    execute format('grant select, insert, update, delete on %s to steward_across', t);
end
$$;
-- +goose StatementEnd
