-- Courses, kept by managers and administrators; every text in both languages.
create table course (
    id            uuid primary key default gen_random_uuid(),
    name_en       text not null check (length(name_en) between 1 and 200),
    name_zh       text not null check (length(name_zh) between 1 and 200),
    form          text not null check (form in ('CLASS', 'ONLINE', 'WORKSHOP', 'DRILL', 'MENTOR', 'STUDY_GROUP')),
    -- what it trains; null where the catalogue of skills has nothing for it
    skill_id      uuid references skill (id),
    about_en      text check (length(about_en) <= 2000),
    about_zh      text check (length(about_zh) <= 2000),
    -- of 100; null where no test is written
    passing_mark  smallint check (passing_mark between 1 and 100),
    active        boolean not null default true,
    version       integer not null default 1
);
create unique index course_name_en on course (lower(name_en));
create unique index course_name_zh on course (lower(name_zh));
create index course_skill on course (skill_id);

-- A link or a file; a file's name serves in both languages.
create table course_material (
    id         uuid primary key,
    course_id  uuid not null references course (id) on delete cascade,
    title_en   text not null check (length(title_en) between 1 and 200),
    title_zh   text not null check (length(title_zh) between 1 and 200),
    link       text check (length(link) <= 1000),
    type       text,
    size       bigint,
    content    bytea,
    added_by   text not null references app_user (login),
    added_at   timestamptz not null,
    check ((link is null) <> (content is null)),
    check ((content is null) = (type is null) and (content is null) = (size is null))
);
create index course_material_course on course_material (course_id, added_at);

create table training_session (
    id             uuid primary key,
    course_id      uuid not null references course (id),
    starts_at      timestamptz not null,
    ends_at        timestamptz not null,
    place          text check (length(place) <= 200),
    link           text check (length(link) <= 1000),
    trainer_login  text not null references app_user (login),
    seats          smallint not null check (seats between 1 and 500),
    cancelled      text check (length(cancelled) between 1 and 1000),
    planned_by     text not null references app_user (login),
    version        integer not null,
    check (ends_at > starts_at),
    check (place is not null or link is not null),
    unique (id, starts_at, ends_at)
);
create index training_session_course on training_session (course_id, starts_at desc);
create index training_session_starts on training_session (starts_at);

-- Who sits in a session or holds it. Nobody is in two places: the times stand here too, so that the table itself can say so.
create table training_place (
    session_id   uuid not null,
    login        text not null references app_user (login) on delete cascade,
    trains       boolean not null,
    starts_at    timestamptz not null,
    ends_at      timestamptz not null,
    -- false once the session is cancelled
    standing     boolean not null default true,
    entered_by   text not null references app_user (login),
    entered_at   timestamptz not null,
    -- before, during, after; null where nobody has said
    mark_before  smallint check (mark_before between 0 and 100),
    attended     boolean,
    interaction  smallint check (interaction between 1 and 5),
    exercises    smallint check (exercises between 0 and 100),
    mark_after   smallint check (mark_after between 0 and 100),
    remark       text check (length(remark) <= 500),
    primary key (session_id, login),
    foreign key (session_id, starts_at, ends_at) references training_session (id, starts_at, ends_at) on update cascade on delete cascade,
    constraint training_place_once exclude using gist (
        login_range(login, login, '[]') with &&, tstzrange(starts_at, ends_at) with &&) where (standing)
);
create index training_place_login on training_place (login, starts_at desc);

insert into course (name_en, name_zh, form, skill_id, passing_mark)
select s.course_en, s.course_zh, case s.kind when 'KNOWLEDGE' then 'CLASS' else 'DRILL' end, s.id, case s.kind when 'KNOWLEDGE' then 60 end
from skill s where s.active and s.course_en is not null
on conflict do nothing;
