-- What somebody typed into a draft where another was first: kept for that person until they decide, whatever becomes of the page.
create table rule_change_conflict (
    id          uuid primary key,
    -- in the order in which they were met
    nr          bigint generated always as identity,
    change_id   uuid not null references rule_change,
    login       text not null,
    cell_row    text,
    cell_column text,
    reason      text not null,
    theirs      text not null,
    mine        text not null,
    met_at      timestamptz not null
);
create index rule_change_conflict_of_person on rule_change_conflict (change_id, login, nr);
