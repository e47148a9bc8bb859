-- What we sell, and the deals from first visit to contract.
create table product (
    id          uuid primary key,
    code        text check (length(code) <= 50),
    name        text not null check (length(name) between 1 and 200),
    series      text check (length(series) <= 100),
    list_price  numeric(19, 2) check (list_price >= 0),
    unit        text check (length(unit) <= 50),
    currency    char(3),
    cost        numeric(19, 2) check (cost >= 0),
    version     integer not null
);
create unique index product_name on product (lower(name));
create unique index product_code on product (code) where code is not null;

create table opportunity (
    id                uuid primary key,
    external_id       text check (length(external_id) <= 100),
    -- the key of the request or lead that started it: the same request twice makes one opportunity
    request_id        text check (length(request_id) <= 200),
    customer_id       uuid not null references customer (id),
    product_id        uuid references product (id),
    owner_login       text references app_user (login),
    presales_login    text references app_user (login),
    stage             text not null check (stage in
                          ('FIRST_VISIT', 'EXCHANGE', 'DEMO', 'QUOTATION', 'DOUBTS', 'NEGOTIATION', 'CONTRACT')),
    stage_entered_at  timestamptz not null,
    outcome           text not null check (outcome in ('OPEN', 'WON', 'LOST')),
    paused_until      date,
    pause_reason      text check (length(pause_reason) <= 1000),
    paused            boolean not null default false,
    -- from when timers rest; they are moved on by the length of the pause
    paused_at         timestamptz,
    started_on        date,
    closed_on         date,
    expected_signing  date,
    amount            numeric(19, 2) check (amount >= 0),
    currency          char(3),
    lost_reason       text check (length(lost_reason) <= 1000),
    competitor        text check (length(competitor) <= 200),
    note              text check (length(note) <= 10000),
    -- set in the transaction that starts its process; one opportunity never has two
    process_id        text unique,
    created_at        timestamptz not null,
    updated_at        timestamptz not null,
    version           integer not null,
    check (outcome = 'OPEN' or closed_on is not null)
);
create unique index opportunity_external_id on opportunity (external_id) where external_id is not null;
create unique index opportunity_request on opportunity (request_id) where request_id is not null;
create index opportunity_customer on opportunity (customer_id);
create index opportunity_owner on opportunity (owner_login, outcome, stage);
create index opportunity_presales on opportunity (presales_login) where presales_login is not null;
create index opportunity_stage on opportunity (outcome, stage, stage_entered_at);
create index opportunity_product on opportunity (product_id);
create index opportunity_paused on opportunity (paused_until) where paused;
-- open deals still without a process, which a background step starts
create index opportunity_processless on opportunity (id) where outcome = 'OPEN' and process_id is null;

-- One row per stay in a stage; what time in stage and conversion are computed from.
create table stage_stay (
    id              bigint generated always as identity primary key,
    opportunity_id  uuid not null references opportunity (id) on delete cascade,
    stage           text not null,
    entered_at      timestamptz not null,
    left_at         timestamptz,
    entered_by      text
);
create index stage_stay_opportunity on stage_stay (opportunity_id, id);
create index stage_stay_entered on stage_stay (entered_at, stage);

-- Meetings with the customer: first visits, exchanges, demos, negotiation rounds.
create table meeting (
    id              uuid primary key,
    opportunity_id  uuid not null references opportunity (id) on delete cascade,
    stage           text not null,
    held_on         date not null,
    -- field key -> what was typed in the task's form
    notes           jsonb not null,
    recorded_by     text not null,
    recorded_at     timestamptz not null
);
create index meeting_opportunity on meeting (opportunity_id, held_on);
create index meeting_recorded on meeting (recorded_by, held_on);

-- The six things to know of every deal, the last word on each.
create table key_fact (
    opportunity_id  uuid not null references opportunity (id) on delete cascade,
    kind            text not null check (kind in
                        ('SCHEDULE', 'BUDGET', 'REQUIREMENT', 'DECISION', 'COMPETITION', 'EVALUATION')),
    value           text not null check (length(value) between 1 and 2000),
    evidence        text check (length(evidence) <= 2000),
    said_by         text check (length(said_by) <= 200),
    recorded_by     text,
    recorded_at     timestamptz not null,
    primary key (opportunity_id, kind)
);

-- What presales meant to show, demo by demo.
create table demo_plan (
    id              bigint generated always as identity primary key,
    opportunity_id  uuid not null references opportunity (id) on delete cascade,
    planned_on      date not null,
    focus           text not null check (length(focus) <= 2000),
    scenario        text check (length(scenario) <= 2000),
    success_cases   text check (length(success_cases) <= 500),
    planned_by      text not null,
    planned_at      timestamptz not null
);
create index demo_plan_opportunity on demo_plan (opportunity_id, id);

create table doubt (
    id              uuid primary key,
    opportunity_id  uuid not null references opportunity (id) on delete cascade,
    doubt           text not null check (length(doubt) <= 2000),
    answer          text check (length(answer) <= 2000),
    resolved        boolean not null,
    recorded_by     text not null,
    recorded_at     timestamptz not null
);
create index doubt_opportunity on doubt (opportunity_id);

create table quotation (
    id                uuid primary key,
    opportunity_id    uuid not null references opportunity (id) on delete cascade,
    -- one after the other within an opportunity, from 1
    revision          integer not null check (revision >= 1),
    product_id        uuid references product (id),
    amount            numeric(19, 2) not null check (amount >= 0),
    discount_percent  numeric(5, 2) not null check (discount_percent between 0 and 100),
    currency          char(3) not null,
    valid_until       date not null,
    state             text not null check (state in ('SENT', 'ACCEPTED', 'REJECTED', 'SUPERSEDED')),
    note              text check (length(note) <= 2000),
    created_by        text not null,
    created_at        timestamptz not null,
    version           integer not null,
    unique (opportunity_id, revision)
);
create unique index quotation_accepted on quotation (opportunity_id) where state = 'ACCEPTED';

create table contract (
    id              uuid primary key,
    opportunity_id  uuid not null unique references opportunity (id) on delete cascade,
    quotation_id    uuid not null references quotation (id),
    number          text not null unique check (length(number) between 1 and 100),
    amount          numeric(19, 2) not null check (amount >= 0),
    currency        char(3) not null,
    signed_on       date not null,
    note            text check (length(note) <= 2000),
    created_by      text not null,
    created_at      timestamptz not null,
    version         integer not null
);
