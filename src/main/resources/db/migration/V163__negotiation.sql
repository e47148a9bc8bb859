-- Rounds of a negotiation: what was asked, given and got point by point; our own limit is read by the rep and their managers only.
create table negotiation_round (
    id              uuid primary key,
    opportunity_id  uuid not null references opportunity (id) on delete cascade,
    number          integer not null,
    held_on         date not null,
    met_with        text not null check (length(met_with) <= 500),
    agreed          text not null check (length(agreed) <= 2000),
    price           numeric(19, 2) check (price >= 0),
    walk_away       numeric(19, 2) check (walk_away >= 0),
    limits          text check (length(limits) <= 2000),
    recorded_by     text not null,
    recorded_at     timestamptz not null,
    unique (opportunity_id, number)
);

create table negotiation_point (
    round_id  uuid not null references negotiation_round (id) on delete cascade,
    number    integer not null,
    kind      text not null check (kind in ('PRICE', 'PAYMENT', 'SCOPE', 'DELIVERY', 'SERVICE', 'WARRANTY', 'PENALTY', 'OTHER')),
    demand    text not null check (length(demand) <= 1000),
    given     text check (length(given) <= 1000),
    taken     text check (length(taken) <= 1000),
    state     text not null check (state in ('AGREED', 'OPEN', 'REFUSED')),
    primary key (round_id, number)
);
