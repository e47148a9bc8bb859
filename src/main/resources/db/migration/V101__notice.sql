-- What a person wants to be told by e-mail; who never chose is told everything.
create table notice_choice (
    login        text primary key references app_user (login) on delete cascade,
    assignments  boolean not null,
    daily        boolean not null
);

-- Mail on its way: written in the transaction of what it tells, sent afterwards, so that neither can be without the other.
create table outbox_mail (
    id          uuid primary key,
    -- what must not be told twice: a day's list for a person, one round of assignments
    key         text not null unique check (length(key) <= 200),
    login       text not null references app_user (login) on delete cascade,
    address     text not null,
    subject     text not null,
    body        text not null,
    state       text not null check (state in ('WAITING', 'SENT', 'FAILED')),
    attempts    integer not null default 0,
    -- when it may be tried (again)
    next_at     timestamptz not null,
    problem     text,
    created_at  timestamptz not null,
    sent_at     timestamptz
);
create index outbox_mail_due on outbox_mail (next_at) where state = 'WAITING';
create index outbox_mail_failed on outbox_mail (created_at desc, id) where state <> 'SENT';
create index outbox_mail_login on outbox_mail (login);
create index outbox_mail_sent on outbox_mail (sent_at) where state = 'SENT';

-- Tasks given to somebody by others, until the next letter tells of all of them at once.
create table given_task (
    login     text not null references app_user (login) on delete cascade,
    task_id   text not null,
    given_at  timestamptz not null,
    primary key (login, task_id)
);
create index given_task_at on given_task (given_at);
