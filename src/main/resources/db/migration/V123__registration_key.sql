-- A registration number without width, case, spaces and signs; what lists are held against. RegistrationKey computes the same.
create function registration_key(value text) returns text language sql immutable parallel safe strict as $$
    select regexp_replace(lower(normalize(value, NFKC)), '[\u0009-\u002F\u003A-\u0040\u005B-\u0060\u007B-\u007E\u2010-\u2015]', '', 'g')
$$;
create index customer_registration_key on customer (registration_key(registration_number)) where registration_number is not null;
