-- The facts of each rep on each day, as the nightly check saw them: what a coaching changed is only seen against them.
create table rep_day (
    rep_login  text not null references app_user (login) on delete cascade,
    day        date not null,
    -- with whom the rep was compared that day
    peers      text not null,
    -- fact -> number, and 'conversion:<stage>' for each stage that deals passed
    measures   jsonb not null,
    primary key (rep_login, day)
);
create index rep_day_day on rep_day (day, rep_login);

-- What became of the measure that a finished coaching was about, and of the same measure of reps who were not coached.
-- Written once, when as much time has passed as the measure looks back.
create table coaching_effect (
    coaching_id    uuid primary key references coaching_round (id) on delete cascade,
    -- null where what the coaching was about is not measured
    measure        text,
    verdict        text not null check (verdict in ('MEASURED', 'NO_MEASURE', 'NO_HISTORY', 'NOBODY_COMPARABLE')),
    before_on      date,
    after_on       date,
    own_before     numeric,
    own_after      numeric,
    others         integer,
    others_before  numeric,
    others_after   numeric,
    measured_at    timestamptz not null,
    check ((verdict = 'MEASURED') = (own_before is not null and own_after is not null and others > 0))
);
create index coaching_round_ended on coaching_round (ended_at) where state = 'FINISHED';
