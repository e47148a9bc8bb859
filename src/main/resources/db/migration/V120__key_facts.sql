-- The method's values behind each key fact, when it was said and how sure we are of it.
alter table key_fact
    add column items      jsonb not null default '{}',
    add column said_on    date,
    add column confidence text check (confidence in ('LOW', 'MEDIUM', 'HIGH'));

-- Every change of the expected signing (two dates) or the amount (two worths), with how it was obtained.
create table deal_change (
    id              bigint generated always as identity primary key,
    opportunity_id  uuid not null references opportunity (id) on delete cascade,
    field           text not null check (field in ('SIGNING', 'AMOUNT')),
    signing_before  date,
    signing_after   date,
    amount_before   numeric(19, 2),
    amount_after    numeric(19, 2),
    currency_before char(3),
    currency_after  char(3),
    evidence        text check (length(evidence) <= 2000),
    changed_by      text,
    changed_at      timestamptz not null,
    list_id         uuid default current_list()
);
create index deal_change_opportunity on deal_change (opportunity_id, id);
create index deal_change_at on deal_change (changed_at);
create index deal_change_list on deal_change (list_id) where list_id is not null;

-- Whom we meet in a deal, seen from us.
create table contender (
    id              uuid primary key,
    opportunity_id  uuid not null references opportunity (id) on delete cascade,
    name            text not null check (length(name) between 1 and 200),
    standing        text not null check (standing in ('AHEAD', 'LEVEL', 'BEHIND')),
    strengths       text check (length(strengths) <= 2000),
    weaknesses      text check (length(weaknesses) <= 2000),
    countermove     text check (length(countermove) <= 2000),
    recorded_by     text not null,
    recorded_at     timestamptz not null,
    version         integer not null
);
create unique index contender_name on contender (opportunity_id, lower(name));

-- Who takes part in the customer's decision: the people inside and outside, whom they report to, their part and place in its path.
create table decision_person (
    id              uuid primary key,
    opportunity_id  uuid not null references opportunity (id) on delete cascade,
    name            text not null check (length(name) between 1 and 200),
    title           text check (length(title) <= 200),
    inside          boolean not null,
    part            text not null check (part in
                        ('INITIATOR', 'DECIDER', 'APPROVER', 'INFLUENCER', 'USER', 'EVALUATOR', 'BUYER', 'COACH', 'GATEKEEPER')),
    support         text not null check (support in ('CHAMPION', 'FOR', 'NEUTRAL', 'AGAINST', 'ENEMY', 'UNKNOWN')),
    reports_to      uuid references decision_person (id) on delete set null,
    step            integer check (step between 1 and 20),
    note            text check (length(note) <= 2000),
    recorded_by     text not null,
    recorded_at     timestamptz not null,
    version         integer not null,
    check (reports_to <> id)
);
create index decision_person_opportunity on decision_person (opportunity_id);
create index decision_person_superior on decision_person (reports_to) where reports_to is not null;
