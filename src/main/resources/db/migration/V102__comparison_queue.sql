-- Customers to be compared with all others, in the order in which that is done: what people enter one by one first, then the
-- newest list, so that nobody waits behind a long one. Entries are added and taken, never changed: a customer who changes while
-- being compared has one more.
create table customer_uncompared (
    customer_id  uuid not null references customer (id) on delete cascade,
    id           bigint generated always as identity,
    list_id      uuid,
    primary key (customer_id, id)
);
create index customer_uncompared_turn on customer_uncompared (list_id desc nulls first, customer_id desc);

insert into customer_uncompared (customer_id, list_id)
select c.id, c.list_id from customer c left join customer_match m on m.customer_id = c.id and m.version = c.version
where m.customer_id is null and c.merged_into is null;

-- The queue says it now.
alter table customer_match drop column version;

create function queue_arrived_customers() returns trigger language plpgsql as $$
begin
    insert into customer_uncompared (customer_id, list_id) select id, current_list() from arrived;
    return null;
end $$;
create trigger customer_arrived after insert on customer referencing new table as arrived
    for each statement execute function queue_arrived_customers();

create function queue_changed_customer() returns trigger language plpgsql as $$
begin
    insert into customer_uncompared (customer_id, list_id) values (new.id, current_list());
    return null;
end $$;
-- What MatchKeys are made of, and whether the customer stands for itself: grades and owners set for a million queue nothing.
create trigger customer_compared_by_changed
    after update of name, city, registration_number, phone, email, website, merged_into on customer
    for each row when (new.merged_into is null
        and (old.name, old.city, old.registration_number, old.phone, old.email, old.website, old.merged_into)
            is distinct from (new.name, new.city, new.registration_number, new.phone, new.email, new.website, new.merged_into))
    execute function queue_changed_customer();
