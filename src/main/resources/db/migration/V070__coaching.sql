-- Coaching rounds; at most one at a time for a rep.
create table coaching_round (
    id             uuid primary key,
    rep_login      text not null references app_user (login),
    coach_login    text not null references app_user (login),
    -- from the rule row that fired, or chosen by the manager
    topic          text not null,
    urgency        text not null check (urgency in ('HIGH', 'MEDIUM', 'LOW')),
    -- SMALL deals: do, check; LARGE: plan, do, check
    kind           text not null check (kind in ('SMALL', 'LARGE')),
    -- the manager's own words where nobody's rule but a person started it
    reason         text check (length(reason) <= 1000),
    started_by     text references app_user (login),
    -- what was known of the rep at the start: fact -> value
    evidence       json not null,
    -- the row that fired; null when started by hand
    table_name     text,
    table_version  integer,
    rule_row       integer,
    state          text not null check (state in ('RUNNING', 'FINISHED', 'CANCELLED')),
    round          integer not null default 1,
    finding        text check (finding in ('GOALS_REACHED', 'UNTRAINED', 'UNTRAINABLE')),
    -- what comes after it, or why it was cancelled
    outcome        text check (length(outcome) <= 1000),
    started_at     timestamptz not null,
    ended_at       timestamptz,
    version        integer not null,
    check ((state = 'RUNNING') = (ended_at is null)),
    check ((state = 'FINISHED') = (finding is not null))
);
create unique index coaching_running on coaching_round (rep_login) where state = 'RUNNING';
create index coaching_rep on coaching_round (rep_login, started_at desc);

-- What was written in each of the steps, one row per step and round.
-- json, not jsonb: the order of the fields is kept.
create table coaching_step (
    id           bigint generated always as identity primary key,
    coaching_id  uuid not null references coaching_round (id) on delete cascade,
    round        integer not null,
    step         text not null check (step in ('PLAN', 'OBSERVE', 'FEEDBACK', 'DEMONSTRATE', 'PREPARE', 'REVIEW', 'REMINDER')),
    -- field key -> what was typed in the task's form
    notes        json  not null,
    -- null: the system itself
    done_by      text,
    done_at      timestamptz not null
);
create index coaching_step_coaching on coaching_step (coaching_id, id);

-- The reps, each with the nearest manager at or above their team: who coaches them. A rep is compared with the reps of
-- the same manager, since a team may be one person.
create view sales_rep as
with recursive above(team, leader, distance) as (
    select id, id, 0 from team
    union all
    select a.team, t.parent_id, a.distance + 1
    from above a join team t on t.id = a.leader
    where t.parent_id is not null and a.distance < 20)
select u.login, u.name, u.enabled, u.team_id as team, manager.login as coach,
       coalesce(manager.login, u.team_id::text, u.login) as peers
from app_user u
left join lateral (
    select m.login from above a
    join app_user m on m.team_id = a.leader and m.role = 'MANAGER' and m.enabled
    where a.team = u.team_id
    order by a.distance, m.login limit 1) manager on true
where u.role = 'REP';
