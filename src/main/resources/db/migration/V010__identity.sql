-- People, teams and who may log in. The process engine reads these tables too; it has no users of its own.
create table team (
    id         uuid primary key,
    name       text not null unique check (length(name) between 1 and 100),
    territory  text check (length(territory) <= 100),
    parent_id  uuid references team (id)
);
create index team_parent on team (parent_id);

create table app_user (
    login       text primary key check (login ~ '^[a-z0-9][a-z0-9._-]{0,62}$'),
    name        text not null check (length(name) between 1 and 100),
    email       text check (length(email) <= 254),
    role        text not null check (role in ('REP', 'PRESALES', 'TELEMARKETER', 'MANAGER', 'ADMIN')),
    team_id     uuid references team (id),
    -- null until the person has set one by invitation; then nobody can log in by password
    password    text,
    language    text check (language in ('en', 'zh')),
    enabled     boolean not null default true,
    created_at  timestamptz not null default now(),
    version     integer not null default 0
);
create index app_user_team on app_user (team_id);
create index app_user_name on app_user (lower(name));
