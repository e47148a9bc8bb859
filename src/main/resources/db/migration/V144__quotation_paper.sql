-- The paper as it went out: it stays what it was, whatever becomes of letterhead and layout.
create table quotation_paper (
    quotation_id  uuid primary key references quotation (id) on delete cascade,
    name          text not null check (length(name) <= 200),
    content       bytea not null,
    made_at       timestamptz not null
);
alter table quotation_paper alter column content set storage external;

create table quotation_letter (
    id            uuid primary key,
    quotation_id  uuid not null references quotation (id) on delete cascade,
    address       text not null check (length(address) <= 320),
    subject       text not null check (length(subject) <= 300),
    body          text not null check (length(body) <= 10000),
    written_by    text not null,
    written_at    timestamptz not null
);
create index quotation_letter_quotation on quotation_letter (quotation_id, written_at);

-- the day for which its owner was told that it runs out
alter table quotation add column reminded_for date;

create table quotation_template (
    id             uuid primary key,
    version        integer not null,
    name           text not null check (length(name) between 1 and 100),
    english_name   text check (length(english_name) between 1 and 100),
    terms          text check (length(terms) <= 10000),
    english_terms  text check (length(english_terms) <= 10000)
);
create unique index quotation_template_name on quotation_template (lower(name));
create table quotation_template_line (
    template_id       uuid not null references quotation_template (id) on delete cascade,
    position          integer not null,
    product_id        uuid not null references product (id) on delete cascade,
    quantity          numeric(12, 3) not null check (quantity > 0),
    discount_percent  numeric(5, 2) not null check (discount_percent between 0 and 100),
    optional          boolean not null,
    primary key (template_id, position)
);
create index quotation_template_line_product on quotation_template_line (product_id);

-- how long an offer holds unless somebody says otherwise, and how long before that its owner is told
create table quotation_setting (
    single       boolean primary key default true check (single),
    valid_days   integer not null check (valid_days between 1 and 365),
    remind_days  integer not null check (remind_days between 0 and 30)
);
insert into quotation_setting (valid_days, remind_days) values (30, 5);
