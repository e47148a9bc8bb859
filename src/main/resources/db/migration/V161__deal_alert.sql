-- What the table "alert" says of each open deal, as it was looked at last; since the day on which it first said so.
create table deal_alert (
    opportunity_id uuid not null references opportunity (id) on delete cascade,
    matter         text not null check (matter in ('STANDSTILL', 'SIGNING_OVERDUE', 'FACTS_MISSING')),
    level          text not null check (level in ('ATTENTION', 'URGENT')),
    note_en        text not null,
    note_zh        text not null,
    since          date not null,
    primary key (opportunity_id, matter)
);
create index deal_alert_matter on deal_alert (matter, level);

-- How far the looking has come: all open deals once a day and whenever a table changed, the new ones every minute.
create table alert_round (
    one       boolean primary key default true check (one),
    looked_on date,
    versions  text,
    -- the last deal of a round that is under way; null: it is through
    next_id   uuid,
    -- the last new deal seen, and the one before that look: a transaction may commit later than one with a greater id
    seen_id   uuid not null default '00000000-0000-0000-0000-000000000000',
    before_id uuid not null default '00000000-0000-0000-0000-000000000000'
);
insert into alert_round default values;

-- the longest cycle ever closed, without reading all closed deals
create index opportunity_cycle on opportunity ((closed_on - started_on)) where outcome <> 'OPEN';
