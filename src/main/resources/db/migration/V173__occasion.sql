-- News that are an occasion to speak to customers, entered by those who lead.
create table sales_news (
    id          uuid primary key,
    kind        text not null check (kind in ('SIGNED_CUSTOMER', 'NEW_PRODUCT', 'EVENT')),
    title       text not null check (length(title) between 1 and 200),
    text        text check (length(text) <= 2000),
    -- for whom it is news; null: everybody
    industry    text check (length(industry) <= 100),
    territory   text check (length(territory) <= 100),
    first_day   date not null,
    last_day    date not null,
    entered_by  text not null references app_user (login),
    entered_at  timestamptz not null,
    version     integer not null,
    check (first_day <= last_day)
);
create index sales_news_days on sales_news (last_day, first_day);
create index sales_news_entered_by on sales_news (entered_by);

-- Birthdays and anniversaries are looked for by the day of the year, whatever the year.
create function day_of_year(day date) returns integer language sql immutable parallel safe strict as $$
    select cast(extract(month from day) * 100 + extract(day from day) as integer)
$$;
create index contact_birthday on contact (day_of_year(birthday)) where birthday is not null;
create index opportunity_anniversary on opportunity (day_of_year(closed_on)) where outcome = 'WON';
