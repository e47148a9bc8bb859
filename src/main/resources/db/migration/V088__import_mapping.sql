-- What a person sees between upload and import, and what is remembered of their decisions.

-- Kept as long as the file: what the first pass saw of it, so that no answer needs another pass.
create table import_review (
    import_id   uuid primary key references import_run (id) on delete cascade,
    -- goes with the file's first piece
    first_chunk integer not null default 0,
    -- uploaded on the page: nothing is written before the person says so
    waiting     boolean not null,
    -- json keeps the order in which values were met
    profile     json,
    -- answers as they stand on the page: question id -> answer
    draft       jsonb not null default '{}',
    foreign key (import_id, first_chunk) references import_chunk (import_id, number) on delete cascade
);

-- A mapping is remembered for the set of columns, in whatever order, and for who confirmed it.
create table import_memory (
    kind     text not null,
    -- of the sorted column names, one a line
    shape    text not null,
    login    text not null references app_user (login) on delete cascade,
    mapping  jsonb not null,
    at       timestamptz not null,
    primary key (kind, shape, login)
);
create index import_memory_login on import_memory (login);

-- Words of lists that a person said mean something else here.
create table import_synonym (
    kind     text not null,
    field    text not null,
    -- folded: width, case, underscores and runs of spaces do not count
    word     text not null,
    login    text not null references app_user (login) on delete cascade,
    meant    text not null,
    at       timestamptz not null,
    primary key (kind, field, word, login)
);
create index import_synonym_login on import_synonym (login);

-- Until now a mapping was remembered for everybody, and for one order of the columns.
insert into import_memory (kind, shape, login, mapping, at)
select distinct on (m.kind, s.shape) m.kind, s.shape, a.login, m.mapping, now()
from import_mapping m
cross join lateral (select encode(sha256(convert_to(string_agg(c, E'\n' order by c collate "C"), 'UTF8')), 'hex') as shape
                    from jsonb_array_elements_text(m.columns) c) s
cross join lateral (select login from app_user where role = 'ADMIN' order by login limit 1) a;
drop table import_mapping;
