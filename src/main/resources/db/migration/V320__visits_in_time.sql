-- A visit is due by the last visit, whatever calls there were since; nothing is due before a pause ends.
create function due_of(last date, days integer, visited date, visit_days integer, paused date) returns date language sql immutable parallel safe as $$
    select case when days is not null then greatest(least(last + days, visited + visit_days), paused) end
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
          cross join lateral (select due_of(coalesce(q.last_on, q.since), k.days, coalesce(q.visited_on, q.since), k.visit_days, q.paused_until) as due_on) d
          where c.id = any(customers)) n
    where p.customer_id = n.id
        and (p.owner_login, p.urgency, p.intent, p.days, p.way, p.rule_row, p.due_on, p.idle_days, p.lapse_on, p.warn_on)
            is distinct from (n.owner_login, n.urgency, n.intent, n.days, n.way, n.rule_row, n.due_on, n.idle_days, n.lapse_on, n.lapse_on - n.warn_days);
end $$;

create or replace function plan_arrived_customers() returns trigger language plpgsql as $$
begin
    insert into contact_plan (customer_id, owner_login, urgency, intent, since, days, way, rule_row, due_on, idle_days, lapse_on, warn_on)
    select a.id, a.owner_login, urgency_of(a.grade), f.intent, s.day, k.days, way_of(k.way, d.due_on, k.days, s.day, k.visit_days), k.rule_row,
        d.due_on, k.idle_days, s.day + k.idle_days, s.day + k.idle_days - k.warn_days
    from arrived a cross join contact_state s
    cross join lateral (select intent_of(a.expected_purchase, s.day) as intent) f
    left join contact_case k on k.grade = coalesce(a.grade, '') and k.intent = f.intent and k.tier = ''
    cross join lateral (select due_of(s.day, k.days, s.day, k.visit_days, null) as due_on) d;
    return null;
end $$;

update contact_state set wanted = wanted + 1;
