-- Whose system this is: one row, and the days on which its weeks differ from the rule.
create table company (
    single     boolean primary key default true check (single),
    name       text not null check (length(name) between 1 and 100),
    currency   char(3) not null,
    -- null: the machine's
    zone       text check (length(zone) <= 64),
    -- the days of the week nobody works, by their English names
    weekend    text[] not null,
    logo       bytea check (length(logo) <= 262144),
    logo_type  text,
    version    integer not null,
    check ((logo is null) = (logo_type is null))
);
insert into company (name, currency, weekend, version) values ('Salesflow', 'CNY', '{SATURDAY,SUNDAY}', 1);

-- A holiday, or a day of the weekend that is worked instead (调休).
create table calendar_day (
    day      date primary key,
    working  boolean not null,
    name     text not null check (length(name) between 1 and 100)
);
