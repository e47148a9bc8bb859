-- A number as it is dialled within its country, however it is written; what lists are held against.
create function phone_key(value text) returns text language sql immutable parallel safe strict as $$
    select regexp_replace(regexp_replace(normalize(value, NFKC), '[^0-9]', '', 'g'), '^((00)?86(?=[0-9]{9,11}$))?0*', '')
$$;
create index customer_phone_key on customer (phone_key(phone)) where phone is not null;
create index customer_email on customer (lower(email)) where email is not null;

-- Every customer of a list has an entry without a deal: the index of deals' entries need not hold them.
drop index timeline_opportunity;
create index timeline_opportunity on timeline_entry (opportunity_id, at desc, id desc) where opportunity_id is not null;
