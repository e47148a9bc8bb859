-- A draft tried on all current cases, in the background.
create table rule_trial (
    id        uuid primary key,
    change_id uuid not null references rule_change,
    revision  integer not null,
    -- the canonical .drl.csv as it was when the trial was asked for
    source    text not null,
    state     text not null check (state in ('WAITING', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    total     bigint not null,
    done      bigint not null default 0,
    moved     bigint not null default 0,
    after_id  uuid,
    asked_by  text not null,
    asked_at  timestamptz not null
);
create index rule_trial_of_change on rule_trial (change_id, asked_at);
create index rule_trial_open on rule_trial (asked_at) where state in ('WAITING', 'RUNNING');

create table rule_trial_move (
    trial_id  uuid not null references rule_trial,
    case_id   uuid not null,
    label     text not null,
    from_text text not null,
    to_text   text not null,
    primary key (trial_id, case_id)
);
create index rule_trial_move_kind on rule_trial_move (trial_id, from_text, to_text, case_id);
