-- Coaching rounds; at most one at a time for a rep.
create table coaching_round (
    id             uuid primary key,
    rep_login      text not null references app_user (login),
    coach_login    text not null references app_user (login),
    -- from the rule row that fired, or chosen by the manager
    topic          text not null,
    urgency        text not null check (urgency in ('HIGH', 'MEDIUM', 'LOW')),
    -- what the rule saw: fact -> value, and the row that fired
    evidence       jsonb not null,
    table_name     text,
    version_number integer,
    rule_row       integer,
    state          text not null check (state in ('RUNNING', 'FINISHED', 'CANCELLED')),
    round          integer not null default 1,
    finding        text,
    started_at     timestamptz not null,
    ended_at       timestamptz,
    process_id     text unique,
    version        integer not null
);
create unique index coaching_running on coaching_round (rep_login) where state = 'RUNNING';
create index coaching_rep on coaching_round (rep_login, started_at desc);

-- What was written in each of the five steps.
create table coaching_step (
    id           bigint generated always as identity primary key,
    coaching_id  uuid not null references coaching_round (id) on delete cascade,
    round        integer not null,
    step         text not null check (step in ('OBSERVE', 'FEEDBACK', 'DEMONSTRATE', 'PREPARE', 'REVIEW')),
    notes        jsonb not null,
    done_by      text not null,
    done_at      timestamptz not null
);
create index coaching_step_coaching on coaching_step (coaching_id, id);
