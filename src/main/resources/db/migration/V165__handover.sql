-- What a won deal hands over to those who deliver: what was promised, told by the rep, taken by whom it is for.
create table handover (
    contract_id uuid primary key references contract (id) on delete cascade,
    to_login    text not null references app_user (login),
    scope       text not null check (length(scope) <= 4000),
    terms       text check (length(terms) <= 4000),
    people      text check (length(people) <= 4000),
    open_items  text check (length(open_items) <= 4000),
    handed_by   text not null,
    handed_at   timestamptz not null,
    -- what the other side asked before it takes it; null: nothing
    question    text check (length(question) <= 2000),
    taken_at    timestamptz
);
create index handover_to on handover (to_login);
