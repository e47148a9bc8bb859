-- The day on which a customer goes back to the pool, told once: not before its rep was warned as long as the rules say.
alter table contact_plan add column goes_on date generated always as (greatest(lapse_on, warned_on + (lapse_on - warn_on))) stored;
-- A team's lists ask each rep for the first few.
create index contact_plan_going on contact_plan (owner_login, goes_on, customer_id) where warned_on is not null;
