-- Each grade a customer was ever given, by rule or by a manager, with what it rested on.
create table grade_decision (
    id           bigint generated always as identity primary key,
    customer_id  uuid not null references customer (id) on delete cascade,
    -- null: too little is known
    grade        char(1) check (grade in ('A', 'B', 'C', 'D')),
    table_name   text not null,
    version      integer not null,
    rule_row     integer,
    inputs       jsonb not null,
    missing      text[] not null,
    cause        text not null,
    decided_by   text,
    decided_at   timestamptz not null
);
create index grade_decision_customer on grade_decision (customer_id, id desc);

create table grade_override (
    id           bigint generated always as identity primary key,
    customer_id  uuid not null references customer (id) on delete cascade,
    grade        char(1) not null check (grade in ('A', 'B', 'C', 'D')),
    reason       text not null check (length(reason) between 1 and 1000),
    until        date not null,
    given_by     text not null,
    given_at     timestamptz not null,
    ended_at     timestamptz
);
create unique index grade_override_running on grade_override (customer_id) where ended_at is null;
create index grade_override_until on grade_override (until) where ended_at is null;
