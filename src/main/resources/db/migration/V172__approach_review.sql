-- Decisions a manager is asked for after several contacts without progress; one at a time for a customer.
create table approach_review (
    id             uuid primary key,
    customer_id    uuid not null references customer (id) on delete cascade,
    rep_login      text not null references app_user (login),
    fruitless      integer not null,
    table_version  integer not null,
    rule_row       integer not null,
    state          text not null check (state in ('OPEN', 'CHANGED', 'PAUSED', 'RELEASED', 'WITHDRAWN')),
    -- why nothing moved, as the manager found
    cause          text check (length(cause) <= 2000),
    approach       text check (length(approach) <= 2000),
    paused_until   date,
    -- the last word on the changed approach: what the rep says came of it
    outcome        text check (length(outcome) <= 2000),
    -- set in the transaction that starts its process; one decision is never asked for twice
    process_id     text unique,
    opened_at      timestamptz not null,
    decided_by     text references app_user (login),
    decided_at     timestamptz,
    version        integer not null,
    check ((state in ('CHANGED', 'PAUSED', 'RELEASED')) = (decided_by is not null))
);
create unique index approach_review_open on approach_review (customer_id) where state = 'OPEN';
create index approach_review_processless on approach_review (id) where state = 'OPEN' and process_id is null;
create index approach_review_customer on approach_review (customer_id, opened_at desc);
create index approach_review_rep on approach_review (rep_login, opened_at desc);
create index approach_review_decided_by on approach_review (decided_by) where decided_by is not null;
