-- Taking a list back. Within a list's transactions the setting salesflow.list names it; what is made then carries its id
-- without the owner of the table knowing of lists, and what is changed leaves its former values.
create function current_list() returns uuid language sql stable parallel safe as $$
    select nullif(current_setting('salesflow.list', true), '')::uuid
$$;
alter table team add column list_id uuid default current_list();
alter table app_user add column list_id uuid default current_list();
alter table product add column list_id uuid default current_list();
alter table customer add column list_id uuid default current_list();
alter table contact add column list_id uuid default current_list();
alter table opportunity add column list_id uuid default current_list();
alter table customer_change add column list_id uuid default current_list();
alter table grade_decision add column list_id uuid default current_list();
alter table timeline_entry add column list_id uuid default current_list();

alter table team add column version integer not null default 0;

-- Only of records that a list changed, not of those it made; gone when the list is taken back.
create table list_former (
    list_id     uuid not null,
    table_name  text not null,
    key         text not null,
    -- the record's version as the list left it
    version     integer not null,
    -- the changed columns and the version, as they were before
    former      jsonb not null,
    primary key (list_id, table_name, key)
);

-- Records that stay where a list is taken back, each with its reason.
create table list_stay (
    list_id     uuid not null,
    table_name  text not null,
    key         text not null,
    name        text not null,
    reason      text not null,
    by_login    text,
    at          timestamptz,
    primary key (list_id, table_name, key)
);

create table import_undo (
    import_id  uuid primary key references import_run (id) on delete cascade,
    asked_by   text not null references app_user (login),
    asked_at   timestamptz not null,
    -- rows of the file whose record is taken back
    done       integer not null default 0,
    ended_at   timestamptz
);
alter table import_batch add column undone boolean not null default false;

-- a person wants it to end after the batch at hand
alter table import_run add column cancelled_by text references app_user (login);
alter table import_run drop constraint import_run_state_check;
alter table import_run add constraint import_run_state_check
    check (state in ('QUEUED', 'RUNNING', 'QUESTION', 'DONE', 'FAILED', 'UNDOING', 'UNDONE'));
drop index import_run_waiting;
create index import_run_waiting on import_run (created_at) where state in ('QUEUED', 'RUNNING', 'UNDOING');
