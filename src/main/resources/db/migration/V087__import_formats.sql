-- What an uploaded file turned out to be, and the numbers of persons that were taken out of its rows.
alter table import_run
    add column format         text not null default 'CSV' check (format in ('CSV', 'XLSX')),
    add column sheet          text,
    -- names of the sheets that can be chosen, in order
    add column sheets         jsonb not null default '[]',
    -- line of the column names; rows are what stands below
    add column head_line      integer not null default 1,
    add column identity_cards integer not null default 0,
    add column bank_cards     integer not null default 0;

-- A workbook as it came, in pieces, while another of its sheets may still be chosen; import_chunk holds the list of one sheet.
create table import_workbook (
    import_id  uuid not null references import_run (id) on delete cascade,
    number     integer not null,
    bytes      bytea not null,
    primary key (import_id, number)
);
alter table import_workbook alter column bytes set storage external;
