-- What a rep and their manager say of a deal in the forecast, over what the rules say.
create table forecast_call (
    opportunity_id  uuid not null references opportunity (id) on delete cascade,
    voice           text not null check (voice in ('REP', 'MANAGER')),
    category        text check (category in ('COMMIT', 'LIKELY', 'PIPELINE', 'OMITTED')),
    amount          numeric(19, 2) check (amount >= 0),
    said_by         text not null,
    said_at         timestamptz not null,
    primary key (opportunity_id, voice),
    check (category is not null or amount is not null)
);

-- The open deals as they were forecast, once a week.
create table forecast_snapshot (
    taken_on         date not null,
    opportunity_id   uuid not null references opportunity (id) on delete cascade,
    stage            text not null,
    category         text not null,
    percent          integer not null,
    amount           numeric(19, 2),
    currency         char(3),
    expected_signing date,
    primary key (taken_on, opportunity_id)
);
create index forecast_snapshot_opportunity on forecast_snapshot (opportunity_id);
create index forecast_snapshot_signing on forecast_snapshot (taken_on, expected_signing);

-- Of the closed deals that passed through a stage, how many were won; counted nightly.
create table stage_history (
    stage      text primary key,
    passages   integer not null,
    won        integer not null,
    counted_at timestamptz not null
);

create index opportunity_signing on opportunity (expected_signing) where outcome = 'OPEN';
create index opportunity_won_on on opportunity (closed_on) where outcome = 'WON';
