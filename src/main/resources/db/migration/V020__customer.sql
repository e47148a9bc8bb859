-- Customers (names on the list as well as buyers), their people, and every change of a field.
create table customer (
    id                   uuid primary key,
    external_id          text check (length(external_id) <= 100),
    name                 text not null check (length(name) between 1 and 200),
    -- width, case, spaces and legal forms removed; what duplicates are found by
    name_key             text not null,
    registration_number  text check (length(registration_number) <= 50),
    industry             text check (length(industry) <= 100),
    employees            integer check (employees >= 0),
    annual_revenue       numeric(19, 2) check (annual_revenue >= 0),
    currency             char(3),
    year_established     integer check (year_established between 1000 and 2200),
    phone                text check (length(phone) <= 50),
    email                text check (length(email) <= 254),
    website              text check (length(website) <= 300),
    country              text check (length(country) <= 100),
    city                 text check (length(city) <= 100),
    address              text check (length(address) <= 500),
    parent_id            uuid references customer (id),
    territory            text check (length(territory) <= 100),
    owner_login          text references app_user (login),
    source               text check (length(source) <= 100),
    need                 text check (length(need) <= 2000),
    expected_purchase    date,
    budget_min           numeric(19, 2) check (budget_min >= 0),
    budget_max           numeric(19, 2) check (budget_max >= 0),
    -- the facts that decide the grade
    computerisation      text check (computerisation in ('NONE', 'VENDOR', 'SELF_DEVELOPED')),
    system_state         text check (system_state in ('IMPLEMENTING', 'IN_USE', 'BEING_DESIGNED')),
    selection            text check (selection in ('STARTED', 'IMMINENT', 'WAITING', 'NOT_URGENT', 'DENIED')),
    satisfaction         text check (satisfaction in ('SATISFIED', 'ACCEPTING', 'DISSATISFIED', 'VERY_DISSATISFIED')),
    vendor_hope          boolean,
    designer_left        boolean,
    note                 text check (length(note) <= 10000),
    -- the grade in force, kept here by module grading so that lists filter and sort without a join
    grade                char(1) check (grade in ('A', 'B', 'C', 'D')),
    -- the expected signing contradicts the grade
    grade_flag           boolean not null default false,
    created_at           timestamptz not null,
    updated_at           timestamptz not null,
    version              integer not null
);
create unique index customer_external_id on customer (external_id) where external_id is not null;
create unique index customer_registration on customer (registration_number) where registration_number is not null;
create index customer_name_key on customer (name_key);
create index customer_name on customer (lower(name), id);
create index customer_name_prefix on customer (lower(name) text_pattern_ops);
create index customer_external_id_prefix on customer (lower(external_id) text_pattern_ops) where external_id is not null;
create index customer_owner on customer (owner_login, id);
create index customer_grade on customer (grade, id);
create index customer_territory on customer (territory, id);
create index customer_industry on customer (industry, id);
create index customer_parent on customer (parent_id) where parent_id is not null;

-- Finding a part of a name: every pair of neighbouring characters is indexed, because Chinese names are searched by two
-- characters, which pg_trgm's three do not serve. Numbers are found by any five of their digits, however they are written.
create function grams(value text, size integer) returns text[] language sql immutable parallel safe strict as $$
    select coalesce(array_agg(distinct substr(folded, start, size)), '{}')
    from (select lower(normalize(value, NFKC)) as folded) as text, generate_series(1, length(folded) - size + 1) as start
$$;
create function digits(value text) returns text language sql immutable parallel safe strict as $$
    select regexp_replace(value, '[^0-9]', '', 'g')
$$;
create index customer_search on customer using gin (grams(name, 2));
create index customer_phone on customer using gin (grams(digits(phone), 3)) where phone is not null;

create table contact (
    id           uuid primary key,
    customer_id  uuid not null references customer (id) on delete cascade,
    name         text not null check (length(name) between 1 and 100),
    title        text check (length(title) <= 100),
    role         text check (length(role) <= 100),
    phone        text check (length(phone) <= 50),
    mobile       text check (length(mobile) <= 50),
    email        text check (length(email) <= 254),
    birthday     date,
    note         text check (length(note) <= 2000),
    version      integer not null
);
create index contact_customer on contact (customer_id);
create index contact_search on contact using gin (grams(name, 2));
create index contact_phone on contact using gin (grams(digits(coalesce(phone, '') || ' ' || coalesce(mobile, '')), 3))
    where phone is not null or mobile is not null;

create table customer_change (
    id           bigint generated always as identity primary key,
    customer_id  uuid not null references customer (id) on delete cascade,
    field        text not null,
    old_value    text,
    new_value    text,
    changed_by   text not null,
    changed_at   timestamptz not null
);
create index customer_change_customer on customer_change (customer_id, id desc);
