-- Lists that left the system: who took what, when, and how much of it.
create table export_log (
    id         bigint generated always as identity primary key,
    -- no reference: the record stays when a person of the demo goes
    login      text not null,
    kind       text not null check (kind in ('customers', 'contacts', 'opportunities')),
    format     text not null check (format in ('csv', 'xlsx')),
    -- address of the list with its filter and order, as the console writes it
    asked      text not null,
    row_count  integer not null,
    at         timestamptz not null
);

-- the order of the list of contacts
create index contact_name on contact (lower(name), id);
