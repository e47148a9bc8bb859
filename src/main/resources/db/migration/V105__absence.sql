-- When people are away and who does their work meanwhile; kept afterwards, to look up who decided what.
create table absence (
    id          uuid primary key,
    login       text not null references app_user (login) on delete cascade,
    deputy      text not null references app_user (login) on delete cascade,
    first_day   date not null,
    last_day    date not null,
    -- whether the tasks that are open when it begins go to the deputy, too
    hand_over   boolean not null,
    entered_by  text not null references app_user (login),
    entered_at  timestamptz not null,
    -- ended early, or taken back before it began
    ended_by    text references app_user (login),
    ended_at    timestamptz,
    -- what the system did by itself: handed the open tasks over, gave back what was left
    begun_at    timestamptz,
    returned_at timestamptz,
    check (first_day <= last_day),
    check (login <> deputy),
    check ((ended_by is null) = (ended_at is null))
);
create index absence_login on absence (login, last_day desc);
create index absence_deputy on absence (deputy);
create index absence_entered_by on absence (entered_by);
create index absence_ended_by on absence (ended_by) where ended_by is not null;
create index absence_open on absence (first_day, last_day) where returned_at is null;

-- Tasks that a deputy holds in place of somebody.
create table stood_in (
    task_id     text primary key,
    absence_id  uuid not null references absence (id) on delete cascade,
    deputy      text not null references app_user (login) on delete cascade
);
create index stood_in_absence on stood_in (absence_id);
create index stood_in_deputy on stood_in (deputy);

-- Who does whose work on a day. A deputy who is away as well is followed once, so that no chain closes a circle.
create function stand_ins(day date) returns table (absence_id uuid, login text, deputy text, last_day date) language sql stable as $$
    with away as (
        select a.id, a.login, a.deputy, a.last_day from absence a
        where a.ended_at is null and a.returned_at is null and day between a.first_day and a.last_day)
    select a.id, a.login, coalesce(b.deputy, a.deputy), a.last_day
    from away a left join away b on b.login = a.deputy
    join app_user d on d.login = coalesce(b.deputy, a.deputy) and d.enabled
    where b.id is null or not exists (select 1 from away c where c.login = b.deputy)
$$;
