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
