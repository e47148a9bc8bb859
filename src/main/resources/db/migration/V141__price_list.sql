-- What a price list says beside name and price.
alter table product
    add column kind          text not null default 'PRODUCT' check (kind in ('PRODUCT', 'MODULE', 'SERVICE')),
    -- on quotations in English; null: the name
    add column english_name  text check (length(english_name) between 1 and 200),
    -- contained in the list price; null: not known, none is shown
    add column tax_percent   numeric(5, 2) check (tax_percent between 0 and 100),
    -- on which days it can be quoted
    add column valid_from    date,
    add column valid_until   date,
    add check (valid_until >= valid_from);
create index product_order on product (lower(name), id);
