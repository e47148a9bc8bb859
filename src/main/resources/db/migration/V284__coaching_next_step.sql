-- What comes after a coaching has a person and a day, and is done or given up; null where it ended before that was asked for.
alter table coaching_round add column next_owner text references app_user (login), add column next_due date, add column next_done_at timestamptz,
    add check ((next_owner is null) = (next_due is null)), add check (next_done_at is null or next_owner is not null);
create index coaching_round_next on coaching_round (next_owner) where next_owner is not null;
alter table coaching_step drop constraint coaching_step_step_check;
alter table coaching_step add constraint coaching_step_step_check
    check (step in ('PLAN', 'OBSERVE', 'FEEDBACK', 'DEMONSTRATE', 'PREPARE', 'REVIEW', 'NEXT_STEP', 'REMINDER'));
