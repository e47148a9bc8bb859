-- A senior colleague whom the manager names for a rep; the trigger table may send small coachings there.
create table rep_mentor (
    rep_login     text primary key references app_user (login) on delete cascade,
    mentor_login  text not null references app_user (login) on delete cascade,
    named_by      text not null references app_user (login),
    named_at      timestamptz not null,
    check (rep_login <> mentor_login)
);
create index rep_mentor_mentor on rep_mentor (mentor_login);
