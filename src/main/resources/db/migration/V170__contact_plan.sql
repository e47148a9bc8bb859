-- When each customer should hear from us next: a row per customer, kept by triggers whoever writes the customer, a contact or a
-- meeting, so that lists, merges and hand-overs cannot forget it and a million customers wait in no process.

-- What the tables contact-cadence and pool-return say of every case a customer can be; '' is unknown. Written when they are published.
create table contact_case (
    grade      text not null,
    intent     text not null,
    tier       text not null,
    days       integer,
    way        text,
    rule_row   integer,
    -- null: never goes back to the pool by itself
    idle_days  integer,
    warn_days  integer,
    primary key (grade, intent, tier)
);

-- The day by the company's clock that intents are counted from, and whether all rows are to be looked at again.
create table contact_state (
    single  boolean primary key default true check (single),
    day     date not null,
    wanted  integer not null,
    done    integer not null
);
insert into contact_state (day, wanted, done) values (current_date, 1, 0);

create table contact_plan (
    customer_id   uuid primary key references customer (id) on delete cascade,
    -- whose it is now; nobody's while it is a part of another
    owner_login   text,
    -- 1 to 4 for the grades A to D, 5 for none
    urgency       smallint not null,
    intent        text not null,
    -- of who bought within a year
    tier          text not null default '',
    -- since when the present owner has it
    since         date not null,
    last_on       date,
    days          integer,
    way           text,
    rule_row      integer,
    due_on        date,
    idle_days     integer,
    -- the day on which it goes back to the pool, unless somebody speaks to it; from when its rep is warned, and since when
    lapse_on      date,
    warn_on       date,
    warned_on     date,
    paused_until  date,
    -- contacts since something moved last
    fruitless     integer not null default 0,
    -- what the manager said to do otherwise
    approach      text check (length(approach) <= 2000),
    -- the day on which the due contact became a task, and which
    task_on       date,
    process_id    text unique
);
create index contact_plan_due on contact_plan (owner_login, urgency, due_on) where owner_login is not null;
create index contact_plan_lapse on contact_plan (owner_login, warn_on) where owner_login is not null;
create index contact_plan_task on contact_plan (owner_login, task_on) where task_on is not null;
create index contact_plan_tier on contact_plan (tier) where tier <> '';
create index contact_record_open_customer on contact_record (customer_id) where result = 'OPEN';
create index contact_record_held_on on contact_record (customer_id, held_on desc);

create function intent_of(expected date, day date) returns text language sql immutable parallel safe as $$
    select case when expected is null then '' when expected <= day + interval '1 month' then 'HIGH'
                when expected <= day + interval '3 months' then 'MEDIUM' else 'LOW' end
$$;
create function urgency_of(grade text) returns smallint language sql immutable parallel safe as $$
    select cast(case grade when 'A' then 1 when 'B' then 2 when 'C' then 3 when 'D' then 4 else 5 end as smallint)
$$;

-- Brings the rows of these customers to what their facts and the cases say now. Locked in order, so that two never wait for each other.
create function plan_contacts(customers uuid[]) returns void language plpgsql as $$
begin
    perform 1 from contact_plan where customer_id = any(customers) order by customer_id for update;
    update contact_plan p set owner_login = n.owner_login, urgency = n.urgency, intent = n.intent, days = n.days, way = n.way,
        rule_row = n.rule_row, due_on = n.due_on, idle_days = n.idle_days, lapse_on = n.lapse_on, warn_on = n.lapse_on - n.warn_days,
        warned_on = case when n.lapse_on - n.warn_days <= p.warned_on then p.warned_on end
    from (select c.id, case when c.merged_into is null then c.owner_login end as owner_login, urgency_of(c.grade) as urgency, f.intent,
                 k.days, k.way, k.rule_row, k.idle_days, k.warn_days,
                 case when k.days is not null then greatest(coalesce(q.last_on, q.since) + k.days, q.paused_until) end as due_on,
                 greatest(q.last_on, q.since, q.paused_until) + k.idle_days as lapse_on
          from customer c join contact_plan q on q.customer_id = c.id cross join contact_state s
          cross join lateral (select intent_of(c.expected_purchase, s.day) as intent) f
          left join contact_case k on k.grade = coalesce(c.grade, '') and k.intent = f.intent and k.tier = q.tier
          where c.id = any(customers)) n
    where p.customer_id = n.id
        and (p.owner_login, p.urgency, p.intent, p.days, p.way, p.rule_row, p.due_on, p.idle_days, p.lapse_on, p.warn_on)
            is distinct from (n.owner_login, n.urgency, n.intent, n.days, n.way, n.rule_row, n.due_on, n.idle_days, n.lapse_on, n.lapse_on - n.warn_days);
end $$;

create function plan_arrived_customers() returns trigger language plpgsql as $$
begin
    insert into contact_plan (customer_id, owner_login, urgency, intent, since, days, way, rule_row, due_on, idle_days, lapse_on, warn_on)
    select a.id, a.owner_login, urgency_of(a.grade), f.intent, s.day, k.days, k.way, k.rule_row, s.day + k.days, k.idle_days, s.day + k.idle_days, s.day + k.idle_days - k.warn_days
    from arrived a cross join contact_state s
    cross join lateral (select intent_of(a.expected_purchase, s.day) as intent) f
    left join contact_case k on k.grade = coalesce(a.grade, '') and k.intent = f.intent and k.tier = '';
    return null;
end $$;
create trigger customer_planned after insert on customer referencing new table as arrived
    for each statement execute function plan_arrived_customers();

-- The last contact of these customers, by the contacts recorded and the meetings of their deals.
create function plan_last_contact(customers uuid[]) returns void language plpgsql as $$
begin
    update contact_plan p set last_on = n.last_on
    from (select c.id, greatest((select max(r.held_on) from contact_record r where r.customer_id = c.id),
                                (select max(m.held_on) from opportunity o join meeting m on m.opportunity_id = o.id where o.customer_id = c.id)) as last_on
          from unnest(customers) c (id)) n
    where p.customer_id = n.id and p.last_on is distinct from n.last_on;
    perform plan_contacts(customers);
end $$;

create function plan_recorded_contact() returns trigger language plpgsql as $$
begin
    update contact_plan set last_on = greatest(last_on, new.held_on) where customer_id = new.customer_id;
    perform plan_contacts(array[new.customer_id]);
    return null;
end $$;
create trigger contact_record_planned after insert on contact_record for each row execute function plan_recorded_contact();

create function plan_moved_contact() returns trigger language plpgsql as $$
begin
    perform plan_last_contact(array[old.customer_id, new.customer_id]);
    return null;
end $$;
create trigger contact_record_replanned after update of customer_id, held_on on contact_record
    for each row when ((old.customer_id, old.held_on) is distinct from (new.customer_id, new.held_on)) execute function plan_moved_contact();
create trigger opportunity_replanned after update of customer_id on opportunity
    for each row when (old.customer_id is distinct from new.customer_id) execute function plan_moved_contact();

create function plan_recorded_meeting() returns trigger language plpgsql as $$
begin
    perform plan_last_contact(array(select customer_id from opportunity where id = new.opportunity_id));
    return null;
end $$;
create trigger meeting_planned after insert on meeting for each row execute function plan_recorded_meeting();

insert into contact_plan (customer_id, owner_login, urgency, intent, since, last_on)
select c.id, case when c.merged_into is null then c.owner_login end, urgency_of(c.grade), intent_of(c.expected_purchase, s.day),
    cast(c.created_at as date), greatest(r.held_on, m.held_on)
from customer c cross join contact_state s
left join (select customer_id, max(held_on) as held_on from contact_record group by customer_id) r on r.customer_id = c.id
left join (select o.customer_id, max(m.held_on) as held_on from opportunity o join meeting m on m.opportunity_id = o.id group by o.customer_id) m
    on m.customer_id = c.id;
