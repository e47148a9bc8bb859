-- A manager lets a deal enter a stage although a key fact is missing: once, for that stage, with the reason.
create table gate_waiver (
    id              uuid primary key,
    opportunity_id  uuid not null references opportunity (id) on delete cascade,
    stage           text not null check (stage in ('FIRST_VISIT', 'EXCHANGE', 'DEMO', 'QUOTATION', 'DOUBTS', 'NEGOTIATION', 'CONTRACT')),
    reason          text not null check (length(reason) between 1 and 1000),
    -- the key facts that were missing when it was given; it covers these and no others
    missing         text[] not null,
    given_by        text not null,
    given_at        timestamptz not null,
    used_by         text,
    used_at         timestamptz,
    check ((used_by is null) = (used_at is null))
);
create index gate_waiver_opportunity on gate_waiver (opportunity_id, given_at desc);
create unique index gate_waiver_open on gate_waiver (opportunity_id, stage) where used_at is null;
