-- Lists that came in: the file itself until it is through, how it is to be read, and what became of every row.
create table import_run (
    id                uuid primary key,
    kind              text not null check (kind in ('TEAM', 'PRODUCTS', 'CUSTOMERS', 'CONTACTS', 'OPPORTUNITIES')),
    file_name         text not null check (length(file_name) between 1 and 200),
    bytes             bigint not null,
    charset           text not null,
    delimiter         char(1) not null,
    -- the header, in order
    columns           jsonb not null,
    -- column -> field, as given with the call; answers: question id -> answer
    given_mapping     jsonb not null,
    answers           jsonb not null,
    -- what the first pass over the file found
    mapping           jsonb not null default '{}',
    questions         jsonb not null default '[]',
    -- how each column is read, fixed when nothing is left to ask; a node that takes over reads by it
    plan              jsonb,
    state             text not null check (state in ('QUEUED', 'RUNNING', 'QUESTION', 'DONE', 'FAILED', 'UNDONE')),
    row_count         integer not null default 0,
    processed         integer not null default 0,
    created           integer not null default 0,
    updated           integer not null default 0,
    unchanged         integer not null default 0,
    duplicate         integer not null default 0,
    failed            integer not null default 0,
    problem           text,
    problem_arguments jsonb not null default '[]',
    started_by        text not null references app_user (login),
    created_at        timestamptz not null,
    finished_at       timestamptz,
    -- the node at work, by the database's clock; every batch renews it, and another node goes on when it has run out
    leased_by         uuid,
    leased_until      timestamptz,
    -- times taken up without getting a batch further
    attempts          integer not null default 0,
    check (created + updated + unchanged + duplicate + failed = processed)
);
create index import_run_waiting on import_run (created_at) where state in ('QUEUED', 'RUNNING');
create index import_run_list on import_run (created_at desc);

create table import_chunk (
    import_id  uuid not null references import_run (id) on delete cascade,
    number     integer not null,
    bytes      bytea not null,
    primary key (import_id, number)
);
-- written once, read twice, deleted: compressing it is not worth the time
alter table import_chunk alter column bytes set storage external;

-- One row per committed batch; its arrays run side by side, one place per row of the file.
create table import_batch (
    import_id  uuid not null references import_run (id) on delete cascade,
    -- position of the first row in the file, from 0
    first_row  integer not null,
    lines      integer[] not null,
    -- one letter each: Created, Updated, N unchanged, Duplicate, Failed
    verdicts   text not null,
    fields     text[] not null,
    -- JSON array: key of a sentence, then what stands in its places
    reasons    text[] not null,
    -- UUIDs, or logins of people
    records    text[] not null,
    failed     integer not null,
    primary key (import_id, first_row)
);

-- Mappings that a person has confirmed, by the columns of the file.
create table import_mapping (
    kind     text not null,
    columns  jsonb not null,
    mapping  jsonb not null,
    primary key (kind, columns)
);
