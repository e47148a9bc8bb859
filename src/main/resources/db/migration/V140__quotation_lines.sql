-- A quotation is made of lines and has a life: drafted, approved, sent, answered.
alter table quotation drop constraint quotation_state_check;
alter table quotation add constraint quotation_state_check check (state in
    ('DRAFT', 'IN_APPROVAL', 'APPROVED', 'SENT', 'ACCEPTED', 'REJECTED', 'EXPIRED', 'SUPERSEDED', 'WITHDRAWN'));
alter table quotation
    -- in which the customer reads it
    add column language     text not null default 'zh' check (language in ('en', 'zh')),
    -- at list price, before any discount; cost_amount null where the cost of a line is not known
    add column list_amount  numeric(19, 2) not null default 0 check (list_amount >= 0),
    add column tax_amount   numeric(19, 2) not null default 0,
    add column cost_amount  numeric(19, 2) check (cost_amount >= 0),
    add column terms        text check (length(terms) <= 10000),
    add column sent_at      timestamptz,
    add column sent_by      text,
    add column answered_at  timestamptz,
    add column answer       text check (length(answer) <= 2000);

create table quotation_line (
    quotation_id      uuid not null references quotation (id) on delete cascade,
    -- the same in each revision that carries the line on
    line_key          uuid not null,
    position          integer not null,
    kind              text not null check (kind in ('ITEM', 'OPTION', 'ADJUSTMENT')),
    product_id        uuid references product (id),
    -- null: what the quotation's note says
    name              text check (length(name) between 1 and 200),
    description       text check (length(description) <= 2000),
    quantity          numeric(12, 3) not null check (quantity > 0),
    unit              text check (length(unit) <= 50),
    -- with tax, before the discount; below zero only where a price was agreed that the lines do not come to
    unit_price        numeric(19, 2) not null check (unit_price >= 0 or kind = 'ADJUSTMENT'),
    discount_percent  numeric(5, 2) not null check (discount_percent between 0 and 100),
    tax_percent       numeric(5, 2) not null check (tax_percent between 0 and 100),
    -- without tax
    unit_cost         numeric(19, 2) check (unit_cost >= 0),
    primary key (quotation_id, line_key),
    unique (quotation_id, position) deferrable initially deferred
);
create index quotation_line_product on quotation_line (product_id);

update quotation set sent_at = created_at, sent_by = created_by,
    language = case when currency = 'CNY' then 'zh' else 'en' end,
    list_amount = case when discount_percent < 100 then round(amount * 100 / (100 - discount_percent), 2) else amount end;
insert into quotation_line (quotation_id, line_key, position, kind, product_id, name, quantity, unit_price, discount_percent, tax_percent)
    select q.id, q.id, 0, 'ITEM', q.product_id, p.name, 1, q.list_amount, q.discount_percent, 0
      from quotation q left join product p on p.id = q.product_id;

-- one offer in the making, and one that stands
create unique index quotation_making on quotation (opportunity_id) where state in ('DRAFT', 'IN_APPROVAL', 'APPROVED');
create unique index quotation_standing on quotation (opportunity_id) where state in ('SENT', 'ACCEPTED');
drop index quotation_accepted;
-- what runs out
create index quotation_valid_until on quotation (valid_until) where state = 'SENT';
