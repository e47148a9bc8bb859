-- How the managers of a team hold case reviews with its reps; a team below it without a row of its own follows it.
create table review_schedule (
    team_id    uuid primary key references team (id) on delete cascade,
    rhythm     text not null check (rhythm in ('WEEKLY', 'FORTNIGHTLY', 'MONTHLY')),
    -- the first such day of a period opens its review, 1 is Monday
    weekday    smallint not null check (weekday between 1 and 7),
    -- whether reviews open by themselves
    by_itself  boolean not null,
    -- within so many reviews every customer that is sampled comes up
    turn       integer not null check (turn between 1 and 52),
    -- but of one grade no more at once
    most       integer not null check (most between 1 and 100),
    set_by     text not null references app_user (login),
    set_at     timestamptz not null,
    version    integer not null
);

-- The row that each team follows: its own, else that of the nearest team above.
create view team_review_schedule as
with recursive above(team, id, distance) as (
    select id, id, 0 from team
    union all
    select a.team, t.parent_id, a.distance + 1 from above a join team t on t.id = a.id where t.parent_id is not null and a.distance < 20)
select distinct on (a.team) a.team, s.rhythm, s.weekday, s.by_itself, s.turn, s.most
from above a join review_schedule s on s.team_id = a.id order by a.team, a.distance;

-- What a manager can decide of a case.
create table review_disposition (
    code      text primary key check (code ~ '^[A-Z0-9_]{2,40}$'),
    name_en   text not null check (length(name_en) between 1 and 100),
    name_zh   text not null check (length(name_zh) between 1 and 100),
    position  integer not null check (position between 1 and 9999),
    -- what happens to the customer when the review is closed
    effect    text check (effect in ('RELEASE')),
    active    boolean not null,
    version   integer not null
);
create unique index review_disposition_en on review_disposition (lower(name_en));
create unique index review_disposition_zh on review_disposition (name_zh);
insert into review_disposition (code, name_en, name_zh, position, effect, active, version) values
    ('KEEP', 'Keep going', '维持现有节奏', 10, null, true, 1),
    ('PUSH', 'Push', '加紧推进', 20, null, true, 1),
    ('CHANGE_APPROACH', 'Change the approach', '更换打法', 30, null, true, 1),
    ('RELEASE', 'Release to the pool', '退回公海', 40, 'RELEASE', true, 1),
    ('CLOSE', 'Close the case', '结案', 50, null, true, 1);

-- A manager's review of one rep's cases; one for a rep and period, and one at a time.
create table case_review (
    id             uuid primary key,
    rep_login      text not null references app_user (login),
    manager_login  text not null references app_user (login),
    period_from    date not null,
    period_to      date not null,
    state          text not null check (state in ('OPEN', 'HELD', 'CANCELLED')),
    turn           integer not null,
    most           integer not null,
    -- null: it opened by itself
    started_by     text references app_user (login),
    opened_at      timestamptz not null,
    prepared_at    timestamptz,
    -- the version of the table case-review that the agenda comes from, and what each grade is asked
    table_version  integer,
    agenda         json,
    ended_at       timestamptz,
    ended_by       text references app_user (login),
    -- what the manager concludes, or why it was cancelled
    conclusion     text check (length(conclusion) <= 4000),
    -- territory and earlier actions as they stood when it was closed
    minutes        json,
    version        integer not null,
    check (period_from <= period_to),
    check ((state = 'OPEN') = (ended_at is null))
);
create unique index case_review_open on case_review (rep_login) where state = 'OPEN';
create unique index case_review_period on case_review (rep_login, period_from) where state <> 'CANCELLED';
create index case_review_rep on case_review (rep_login, period_from desc, opened_at desc);
create index case_review_ended on case_review (ended_at desc, id) where state <> 'OPEN';
create index case_review_manager on case_review (manager_login) where state = 'OPEN';

create table review_case (
    id           uuid primary key,
    review_id    uuid not null references case_review (id) on delete cascade,
    customer_id  uuid not null references customer (id) on delete cascade,
    position     integer not null,
    grade        char(1) check (grade in ('A', 'B', 'C', 'D')),
    agenda       text not null check (agenda in ('PURSUIT', 'CONTACT', 'LIST')),
    sampled      boolean not null,
    -- what moved after this moment is news
    since        timestamptz not null,
    first_time   boolean not null,
    -- what was known when the review was closed
    known        json,
    disposition  text references review_disposition (code),
    note         text check (length(note) <= 2000),
    decided_by   text references app_user (login),
    decided_at   timestamptz,
    unique (review_id, customer_id),
    check ((disposition is null) = (decided_by is null) and (disposition is null) = (decided_at is null))
);
-- when each customer was last looked at, by which samples take turns
create index review_case_customer on review_case (customer_id, decided_at desc) where decided_at is not null;
create index review_case_disposition on review_case (disposition) where disposition is not null;

create table review_action (
    id                uuid primary key,
    -- names the wish to agree on it: sent twice it is one
    request_id        text not null unique check (length(request_id) <= 200),
    review_id         uuid not null references case_review (id) on delete cascade,
    -- null: about no single customer
    customer_id       uuid references customer (id) on delete cascade,
    what              text not null check (length(what) between 1 and 500),
    owner_login       text not null references app_user (login),
    due_on            date not null,
    agreed_by         text not null references app_user (login),
    agreed_at         timestamptz not null,
    -- agreed in the meeting, handed out when it closes, reported done, accepted by the manager, or given up
    state             text not null check (state in ('AGREED', 'ISSUED', 'DONE', 'ACCEPTED', 'DROPPED')),
    -- set in the transaction that makes it a task
    process_id        text unique,
    percent           integer check (percent between 0 and 999),
    outcome           text check (length(outcome) <= 2000),
    done_by           text references app_user (login),
    done_at           timestamptz,
    -- the later review in which the manager accepted it or gave it up
    settled_in        uuid references case_review (id) on delete set null,
    settled_by        text references app_user (login),
    settled_at        timestamptz,
    accepted_percent  integer check (accepted_percent between 0 and 999),
    mark              text check (mark in ('EXCELLENT', 'GOOD', 'PASS', 'FAIL')),
    table_version     integer,
    rule_row          integer,
    note_en           text,
    note_zh           text,
    version           integer not null,
    check (state <> 'DONE' or percent is not null),
    check ((state = 'ACCEPTED') = (mark is not null) and (state = 'ACCEPTED') = (accepted_percent is not null))
);
create index review_action_review on review_action (review_id, agreed_at);
create index review_action_owner on review_action (owner_login, due_on) where state in ('AGREED', 'ISSUED');
create index review_action_customer on review_action (customer_id) where customer_id is not null;
create index review_action_settled on review_action (settled_in) where settled_in is not null;
