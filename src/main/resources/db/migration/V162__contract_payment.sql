-- What a contract runs from and to, and that it was cancelled; the instalments agreed on and what came in of each.
alter table contract
    add column state          text not null default 'SIGNED' check (state in ('SIGNED', 'CANCELLED')),
    add column starts_on      date,
    add column ends_on        date,
    add column warranty_until date,
    add column cancelled_on   date,
    add column cancel_reason  text check (length(cancel_reason) <= 1000),
    add column cancelled_by   text,
    add check (ends_on >= starts_on),
    add check (state = 'SIGNED' or (cancelled_on is not null and cancel_reason is not null));
alter table contract alter column state drop default;
create index contract_signed on contract (signed_on desc, id desc);
create index contract_number on contract (lower(number) text_pattern_ops);

create table contract_instalment (
    id          uuid primary key,
    contract_id uuid not null references contract (id) on delete cascade,
    -- from 1 within the contract, by day due
    number      integer not null check (number >= 1),
    due_on      date not null,
    amount      numeric(19, 2) not null check (amount > 0),
    note        text check (length(note) <= 200),
    -- the sum of its receipts
    received    numeric(19, 2) not null default 0 check (received >= 0 and received <= amount),
    unique (contract_id, number)
);
create index contract_instalment_due on contract_instalment (due_on, contract_id) where received < amount;

create table contract_receipt (
    id             uuid primary key,
    instalment_id  uuid not null references contract_instalment (id) on delete cascade,
    received_on    date not null,
    amount         numeric(19, 2) not null check (amount > 0),
    note           text check (length(note) <= 200),
    recorded_by    text not null,
    recorded_at    timestamptz not null
);
create index contract_receipt_instalment on contract_receipt (instalment_id, received_on);
