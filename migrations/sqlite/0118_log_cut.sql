-- Where a log begins since its oldest events were let go, signed. The database
-- lets events go only before that place; everything else of a log stays as it is.

-- +goose Up
create table log_cut (
    org_id    text      not null,
    place     integer   not null,
    hashes    integer   not null,
    before_at timestamp not null,
    note      text      not null,
    run_place integer,
    at        timestamp not null,
    constraint log_cut_pkey primary key (org_id),
    constraint log_cut_organization_fk foreign key (org_id) references organization (org_id)
);
drop trigger event_no_delete;
-- +goose StatementBegin
create trigger event_no_delete before delete on event
    when not exists (select 1 from log_cut c where c.org_id = old.org_id and c.place > old.position) begin
    select raise(abort, 'events are never deleted');
end;
-- +goose StatementEnd
