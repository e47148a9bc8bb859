-- Who buys much is visited in its own rhythm, however often grade and intent ask for a call; a day of purchase long past says nothing any more.
alter table contact_case add column visit_days integer;
alter table contact_plan add column visited_on date;

-- Three months after the day a customer said it would buy, nobody knows when it will.
create or replace function intent_of(expected date, day date) returns text language sql immutable parallel safe as $$
    select case when expected is null or expected < day - 90 then '' when expected <= day + interval '1 month' then 'HIGH'
                when expected <= day + interval '3 months' then 'MEDIUM' else 'LOW' end
$$;

-- The last contact before a visit is due is made that visit: the one after it would come too late.
create function way_of(way text, due date, days integer, visited date, visit_days integer) returns text language sql immutable parallel safe as $$
    select case when visited + visit_days < due + days then 'VISIT' else way end
$$;

create or replace function plan_contacts(customers uuid[]) returns void language plpgsql as $$
begin
    perform 1 from contact_plan where customer_id = any(customers) order by customer_id for update;
    update contact_plan p set owner_login = n.owner_login, urgency = n.urgency, intent = n.intent, days = n.days, way = n.way,
        rule_row = n.rule_row, due_on = n.due_on, idle_days = n.idle_days, lapse_on = n.lapse_on, warn_on = n.lapse_on - n.warn_days,
        warned_on = case when n.lapse_on - n.warn_days <= p.warned_on then p.warned_on end
    from (select c.id, case when c.merged_into is null then c.owner_login end as owner_login, urgency_of(c.grade) as urgency, f.intent,
                 k.days, way_of(k.way, d.due_on, k.days, coalesce(q.visited_on, q.since), k.visit_days) as way, k.rule_row, k.idle_days, k.warn_days, d.due_on,
                 greatest(q.last_on, q.since, q.paused_until) + k.idle_days as lapse_on
          from customer c join contact_plan q on q.customer_id = c.id cross join contact_state s
          cross join lateral (select intent_of(c.expected_purchase, s.day) as intent) f
          left join contact_case k on k.grade = coalesce(c.grade, '') and k.intent = f.intent and k.tier = q.tier
          cross join lateral (select case when k.days is not null then greatest(coalesce(q.last_on, q.since) + k.days, q.paused_until) end as due_on) d
          where c.id = any(customers)) n
    where p.customer_id = n.id
        and (p.owner_login, p.urgency, p.intent, p.days, p.way, p.rule_row, p.due_on, p.idle_days, p.lapse_on, p.warn_on)
            is distinct from (n.owner_login, n.urgency, n.intent, n.days, n.way, n.rule_row, n.due_on, n.idle_days, n.lapse_on, n.lapse_on - n.warn_days);
end $$;

create or replace function plan_arrived_customers() returns trigger language plpgsql as $$
begin
    insert into contact_plan (customer_id, owner_login, urgency, intent, since, days, way, rule_row, due_on, idle_days, lapse_on, warn_on)
    select a.id, a.owner_login, urgency_of(a.grade), f.intent, s.day, k.days, way_of(k.way, s.day + k.days, k.days, s.day, k.visit_days), k.rule_row,
        s.day + k.days, k.idle_days, s.day + k.idle_days, s.day + k.idle_days - k.warn_days
    from arrived a cross join contact_state s
    cross join lateral (select intent_of(a.expected_purchase, s.day) as intent) f
    left join contact_case k on k.grade = coalesce(a.grade, '') and k.intent = f.intent and k.tier = '';
    return null;
end $$;

-- The last contact of these customers and the last time somebody was there: meetings of deals are visits.
create or replace function plan_last_contact(customers uuid[]) returns void language plpgsql as $$
begin
    update contact_plan p set last_on = greatest(n.spoken_on, n.met_on), visited_on = greatest(n.visited_on, n.met_on)
    from (select c.id, (select max(r.held_on) from contact_record r where r.customer_id = c.id) as spoken_on,
                 (select max(r.held_on) from contact_record r where r.customer_id = c.id and r.way = 'VISIT') as visited_on,
                 (select max(m.held_on) from opportunity o join meeting m on m.opportunity_id = o.id where o.customer_id = c.id) as met_on
          from unnest(customers) c (id)) n
    where p.customer_id = n.id
        and (p.last_on, p.visited_on) is distinct from (greatest(n.spoken_on, n.met_on), greatest(n.visited_on, n.met_on));
    perform plan_contacts(customers);
end $$;

create or replace function plan_recorded_contact() returns trigger language plpgsql as $$
begin
    update contact_plan set last_on = greatest(last_on, new.held_on),
        visited_on = case when new.way = 'VISIT' then greatest(visited_on, new.held_on) else visited_on end
    where customer_id = new.customer_id;
    perform plan_contacts(array[new.customer_id]);
    return null;
end $$;

drop trigger contact_record_replanned on contact_record;
create trigger contact_record_replanned after update of customer_id, held_on, way on contact_record
    for each row when ((old.customer_id, old.held_on, old.way) is distinct from (new.customer_id, new.held_on, new.way)) execute function plan_moved_contact();

update contact_plan p set visited_on = n.visited_on
from (select customer_id, max(held_on) as visited_on from (
        select customer_id, held_on from contact_record where way = 'VISIT'
        union all select o.customer_id, m.held_on from opportunity o join meeting m on m.opportunity_id = o.id) visits group by customer_id) n
where p.customer_id = n.customer_id;
update contact_state set wanted = wanted + 1;
