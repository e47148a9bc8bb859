-- Who is behind a version beyond the one who published it, and why it is there.
alter table rule_version
    add reviewed_by text,
    add reason      text,
    add emergency   boolean not null default false,
    add change_id   uuid,
    -- the earlier version whose content this one brings back
    add restores    integer,
    -- the examples beside the table, as CSV; null: those that the release ships
    add examples    text;

-- A change of a table on its way: typed as a draft, reviewed by another person, published.
create table rule_change (
    id                uuid primary key,
    table_name        text not null,
    base_version      integer not null,
    state             text not null check (state in ('DRAFT', 'REVIEW', 'REJECTED', 'APPROVED', 'PUBLISHED', 'WITHDRAWN')),
    -- the grid as typed, as JSON
    grid              text not null,
    examples          text,
    -- the canonical .drl.csv, fixed when it was submitted
    source            text,
    reason            text,
    comment           text,
    begun_by          text not null,
    begun_at          timestamptz not null,
    submitted_by      text,
    submitted_at      timestamptz,
    decided_by        text,
    decided_at        timestamptz,
    emergency         boolean not null default false,
    restores          integer,
    published_version integer,
    revision          integer not null
);
-- One open change for each table: two people who change the same table meet in it.
create unique index rule_change_open on rule_change (table_name) where state not in ('PUBLISHED', 'WITHDRAWN');
create index rule_change_approved on rule_change (decided_at) where state = 'APPROVED';

-- Every edit of every draft, as it came.
create table rule_change_edit (
    change_id uuid not null references rule_change,
    revision  integer not null,
    edited_by text not null,
    edited_at timestamptz not null,
    edits     text not null,
    primary key (change_id, revision)
);

-- Who is looking at which cell of a draft.
create table rule_change_presence (
    change_id uuid not null references rule_change,
    login     text not null,
    cell_row  text,
    cell_column text,
    seen_at   timestamptz not null,
    primary key (change_id, login)
);

-- What happened to a table, for everybody to read.
create table rule_event (
    id         bigint generated always as identity primary key,
    table_name text not null,
    change_id  uuid,
    version    integer,
    kind       text not null,
    done_by    text not null,
    done_at    timestamptz not null,
    detail     text
);
create index rule_event_of_table on rule_event (table_name, id);

-- Who may edit or approve a table; without a row for a kind, every manager may.
create table rule_right (
    table_name text not null,
    kind       text not null check (kind in ('EDIT', 'APPROVE')),
    login      text not null,
    primary key (table_name, kind, login)
);

-- How far each node is with each table.
create table rule_node (
    node       uuid not null,
    name       text not null,
    table_name text not null,
    version    integer not null,
    -- the approved change that this node works on, and what came of it
    change_id  uuid,
    prepared   boolean not null default false,
    failure    text,
    seen_at    timestamptz not null,
    primary key (node, table_name)
);
create index rule_node_of_table on rule_node (table_name);
