-- A customer's core needs in a deal, each scored by the rep and by the technical side: how fully we can meet it, 5 being fully.
create table core_need (
    id              uuid primary key,
    opportunity_id  uuid not null references opportunity (id) on delete cascade,
    need            text not null check (length(need) between 1 and 300),
    -- the pain behind it, kept apart from the need
    pain            text check (length(pain) <= 1000),
    rep_score       smallint check (rep_score between 1 and 5),
    tech_score      smallint check (tech_score between 1 and 5),
    recorded_by     text not null,
    recorded_at     timestamptz not null,
    version         integer not null
);
create index core_need_opportunity on core_need (opportunity_id, id);

-- Each scoring as it came out then; the last one counts.
create table needs_scoring (
    id              uuid primary key,
    opportunity_id  uuid not null references opportunity (id) on delete cascade,
    side            text not null check (side in ('REP', 'TECH')),
    -- [{need, rep, tech}]
    scores          jsonb not null,
    total           integer not null,
    share_percent   integer not null,
    buying_power    text check (buying_power in ('STRONG', 'MEDIUM', 'WEAK')),
    match           text check (match in ('HIGH', 'MEDIUM', 'LOW')),
    step            text not null,
    scored_by       text not null,
    scored_at       timestamptz not null
);
create index needs_scoring_opportunity on needs_scoring (opportunity_id, scored_at desc);
