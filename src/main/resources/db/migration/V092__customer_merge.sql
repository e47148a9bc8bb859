-- Customers that turned out to be one: found, merged, and parted again.

-- The customer that this one is a part of now; its row stays, seen by nobody, with the ids and names that lists may still
-- call it by.
alter table customer add column merged_into uuid references customer (id) on delete cascade;
create index customer_merged on customer (merged_into) where merged_into is not null;
-- lists show none of them, and count by the index alone as before
drop index customer_name, customer_owner, customer_grade, customer_territory, customer_industry;
create index customer_name on customer (lower(name), id) where merged_into is null;
create index customer_owner on customer (owner_login, id) where merged_into is null;
create index customer_grade on customer (grade, id) where merged_into is null;
create index customer_territory on customer (territory, id) where merged_into is null;
create index customer_industry on customer (industry, id) where merged_into is null;

create table customer_merge (
    id                 uuid primary key,
    from_id            uuid not null references customer (id) on delete cascade,
    into_id            uuid not null references customer (id) on delete cascade,
    -- what the merged one had of its own: while it is merged its row holds those of the two that the other does not have
    from_external_id   text,
    from_registration  text,
    merged_by          text not null,
    merged_at          timestamptz not null,
    parted_by          text,
    parted_at          timestamptz
);
create unique index customer_merge_open on customer_merge (from_id) where parted_at is null;
create index customer_merge_into on customer_merge (into_id, merged_at desc) where parted_at is null;
create index customer_merge_from on customer_merge (from_id);

-- What the merge changed of the one that stayed.
create table customer_merge_field (
    merge_id   uuid not null references customer_merge (id) on delete cascade,
    field      text not null,
    old_value  text,
    new_value  text,
    primary key (merge_id, field)
);

-- Every record that went over to the one that stayed, so that exactly these come back.
create table customer_merge_moved (
    merge_id  uuid not null references customer_merge (id) on delete cascade,
    -- table.column
    place     text not null,
    record    text not null,
    primary key (merge_id, place, record)
);

-- What customers are compared by, as of the version of the customer that was read; kept by a background step.
create table customer_match (
    customer_id   uuid primary key references customer (id) on delete cascade,
    version       integer not null,
    -- the name without legal form, place and group
    stem          text,
    registration  text,
    phone         text,
    email         text,
    host          text
);
create index customer_match_stem on customer_match (stem) where stem is not null;
create index customer_match_registration on customer_match (registration) where registration is not null;
create index customer_match_phone on customer_match (phone) where phone is not null;
create index customer_match_email on customer_match (email) where email is not null;
create index customer_match_host on customer_match (host) where host is not null;

-- Two customers that may be one; a pair that somebody said is not stays as their word.
create table customer_pair (
    one           uuid not null references customer (id) on delete cascade,
    other         uuid not null references customer (id) on delete cascade,
    score         smallint not null,
    reasons       text[] not null,
    dismissed_by  text,
    dismissed_at  timestamptz,
    primary key (one, other),
    check (one < other)
);
create index customer_pair_other on customer_pair (other);
create index customer_pair_open on customer_pair (score desc, one, other) where dismissed_at is null;
create index customer_pair_dismissed on customer_pair (dismissed_at desc, one, other) where dismissed_at is not null;

-- Which part of their neighbouring characters two texts share, from 0 to 1.
create function alike(one text, other text) returns numeric language sql immutable parallel safe strict as $$
    select coalesce(2.0 * count(*) / nullif(cardinality(grams(one, 2)) + cardinality(grams(other, 2)), 0), 0)
    from unnest(grams(one, 2)) a (gram) join unnest(grams(other, 2)) b (gram) using (gram)
$$;
