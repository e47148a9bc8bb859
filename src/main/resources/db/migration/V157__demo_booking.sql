-- When presales shows which deal's demo. Nobody is in two places: two bookings of one person may not share a moment. The
-- person is a range of one login, because a GiST index compares ranges without any extension.
create type login_range as range (subtype = text, collation = "C");

create table demo_booking (
    id              uuid primary key,
    opportunity_id  uuid not null references opportunity (id) on delete cascade,
    presales_login  text not null,
    starts_at       timestamptz not null,
    ends_at         timestamptz not null,
    place           text check (length(place) <= 200),
    -- what the rep asks presales to show, and for whom
    wish            text check (length(wish) <= 2000),
    cancelled       text check (length(cancelled) between 1 and 1000),
    booked_by       text not null,
    booked_at       timestamptz not null,
    version         integer not null,
    check (ends_at > starts_at),
    constraint demo_booking_once exclude using gist (
        login_range(presales_login, presales_login, '[]') with &&, tstzrange(starts_at, ends_at) with &&) where (cancelled is null)
);
create index demo_booking_opportunity on demo_booking (opportunity_id, starts_at desc);
create index demo_booking_starts on demo_booking (starts_at);

-- The four steps before a demo: look, listen, ask, diagnose.
alter table demo_plan
    add column look      text check (length(look) <= 2000),
    add column listen    text check (length(listen) <= 2000),
    add column ask       text check (length(ask) <= 2000),
    add column diagnosis text check (length(diagnosis) <= 2000);
