-- New sheets that a second person looks at come not only from calls: somebody typed a customer in, or a list brought it.
alter table sheet_check add column customer_id uuid references customer (id) on delete cascade;
update sheet_check k set customer_id = p.customer_id from prospect_call c join prospect p on p.id = c.prospect_id where c.id = k.call_id;
alter table sheet_check alter column customer_id set not null;
alter table sheet_check alter column call_id drop not null;
alter table sheet_check add column origin text not null default 'CALL' check (origin in ('CALL', 'TYPED', 'IMPORTED'));
alter table sheet_check alter column origin drop default;
alter table sheet_check add check ((origin = 'CALL') = (call_id is not null));
create index sheet_check_customer on sheet_check (customer_id);

-- Which sheets are drawn nobody foresees, and a repetition draws the same.
create function sheet_draw(sheet uuid) returns bigint language sql immutable parallel safe as $$
    select hashtextextended(cast(sheet as text), 7230) & 9223372036854775807
$$;
