-- The secret address of a person's calendar; only its hash is kept.
create table calendar_feed (
    login       text primary key references app_user (login) on delete cascade,
    token_hash  char(64) not null unique,
    created_at  timestamptz not null
);

-- What a rep's minimums count: customers and deals the rep took up, not those that came with a list.
create index customer_taken_up on customer (owner_login, created_at) where list_id is null;
create index opportunity_taken_up on opportunity (owner_login, created_at) where list_id is null;

-- Visits of a rep: meetings of deals, and contacts at the customer's unless the same visit was recorded as a meeting.
create view visit as
select m.recorded_by as rep, m.held_on from meeting m
union all
select r.recorded_by, r.held_on from contact_record r
where r.way = 'VISIT' and not exists (
    select 1 from meeting m join opportunity o on o.id = m.opportunity_id
    where m.recorded_by = r.recorded_by and m.held_on = r.held_on and o.customer_id = r.customer_id);
