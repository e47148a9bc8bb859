-- Each decision by the table about a customer, with what it rested on; the one that counts has not ended.
create table grade_decision (
    id           bigint generated always as identity primary key,
    customer_id  uuid not null references customer (id) on delete cascade,
    -- null: too little is known
    grade        char(1) check (grade in ('A', 'B', 'C', 'D')),
    table_name   text not null,
    version      integer not null,
    -- null: no row of the table fitted
    rule_row     integer,
    -- why that row says so, as its authors wrote it then
    note_en      text not null,
    note_zh      text not null,
    inputs       jsonb not null,
    -- names of the customer's fields that are needed for a grade
    missing      text[] not null,
    cause        text not null check (cause in ('REGISTERED', 'CHANGED', 'IMPORTED', 'RULES', 'RUN', 'OVERRIDE')),
    -- null: the system itself
    decided_by   text,
    decided_at   timestamptz not null,
    ended_at     timestamptz
);
create index grade_decision_customer on grade_decision (customer_id, id desc);
create unique index grade_decision_current on grade_decision (customer_id) where ended_at is null;

-- A manager's own judgement, in force before the table's until its last day.
create table grade_override (
    id           bigint generated always as identity primary key,
    customer_id  uuid not null references customer (id) on delete cascade,
    grade        char(1) not null check (grade in ('A', 'B', 'C', 'D')),
    reason       text not null check (length(reason) between 1 and 1000),
    until        date not null,
    given_by     text not null,
    given_at     timestamptz not null,
    ended_at     timestamptz,
    -- null with ended_at set: its last day has passed
    ended_by     text
);
create unique index grade_override_running on grade_override (customer_id) where ended_at is null;
create index grade_override_until on grade_override (until) where ended_at is null;
create index grade_override_customer on grade_override (customer_id, id desc);

-- Runs that grade all customers anew; one at a time in the whole installation.
create table grade_run (
    id           uuid primary key,
    -- the same request from several nodes is one run
    request_key  text not null unique,
    state        text not null check (state in ('WAITING', 'RUNNING', 'DONE', 'FAILED')),
    started_by   text,
    asked_at     timestamptz not null,
    started_at   timestamptz,
    ended_at     timestamptz,
    version      integer,
    total        bigint not null default 0,
    processed    bigint not null default 0,
    changed      bigint not null default 0,
    -- where the next page begins, so that another node goes on where one was lost
    after_id     uuid
);
create index grade_run_open on grade_run (asked_at) where state in ('WAITING', 'RUNNING');
