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
    -- counts the passwords this person has had; a session of an earlier one ends
    credential  integer not null default 0,
    created_at  timestamptz not null default now(),
    version     integer not null default 0
);
create index app_user_team on app_user (team_id);
create index app_user_name on app_user (lower(name));

-- A link by which a person sets their own password; one at a time, used once. Only the token's hash is kept.
create table invitation (
    login       text primary key references app_user (login) on delete cascade,
    token_hash  char(64) not null unique,
    expires_at  timestamptz not null,
    created_by  text not null
);
