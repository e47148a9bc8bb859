-- A company of {reps} reps in teams of ten, as it stands after two years with the customers {from} to {to}: set by set, without triggers,
-- which would do the same a row at a time. Whoever runs it may switch them off (session_replication_role). Keys grow, so that indexes do at
-- their end: what is measured is reading.

insert into team (id, name) values (cast(md5('many') as uuid), 'Many') on conflict do nothing;

insert into team (id, name, parent_id)
select cast(md5('many-' || n) as uuid), 'Many ' || n, cast(md5('many') as uuid) from generate_series(1, {reps} / 10) n on conflict do nothing;

insert into app_user (login, name, role, team_id, password, created_at)
select 'many-lead-' || n, 'Lead ' || n, 'MANAGER', cast(md5('many-' || n) as uuid), '{noop}secret', now() - interval '2 years'
from generate_series(1, {reps} / 10) n on conflict do nothing;

insert into app_user (login, name, role, team_id, password, created_at)
select 'many-' || n, 'Rep ' || n, 'REP', cast(md5('many-' || (n % ({reps} / 10) + 1)) as uuid), '{noop}secret', now() - interval '2 years'
from generate_series(1, {reps}) n on conflict do nothing;

insert into customer (id, name, name_key, owner_login, grade, territory, phone, source, created_at, updated_at, version)
select cast('0c' || lpad(to_hex(n), 30, '0') as uuid), 'M' || n, 'm' || n, 'many-' || (n % {reps} + 1),
       case when n / {reps} % 100 < 2 then 'A' when n / {reps} % 100 < 10 then 'B' when n / {reps} % 100 < 40 then 'C' when n / {reps} % 100 < 80 then 'D' end,
       'Many ' || n % 50, case when n % 10 = 0 then '0512-' || 60000000 + n end, 'DIRECTORY', now() - make_interval(days => n % 700), now(), 1
from generate_series({from}, {to}) n;

-- Half were spoken to, of a fifth it is on record; the rest never were; what is due was due since up to a month or is within one.
insert into contact_plan (customer_id, owner_login, urgency, intent, since, last_on, days, way, rule_row, due_on, fruitless)
select c.id, c.owner_login, urgency_of(c.grade), '', current_date - 60, case when n % 2 = 0 then current_date - 30 end, 30, 'PHONE', 1,
       current_date + cast(n % 60 - 30 as int), n % 3
from generate_series({from}, {to}) n join customer c on c.id = cast('0c' || lpad(to_hex(n), 30, '0') as uuid);

insert into contact_record (id, request_id, customer_id, held_at, held_on, way, said, result, next_action, next_owner, next_due, recorded_by, recorded_at, version)
select cast('0a' || lpad(to_hex(n), 30, '0') as uuid), 'many-' || n, cast('0c' || lpad(to_hex(n), 30, '0') as uuid), now() - make_interval(days => n % 400 + 1), current_date - cast(n % 400 + 1 as int),
       case when n / {reps} % 10 = 0 then 'VISIT' else 'PHONE' end, 'They wait for the budget', case when n / {reps} % 50 = 0 then 'OPEN' else 'DONE' end,
       case when n / {reps} % 50 = 0 then 'Call again' end, case when n / {reps} % 50 = 0 then 'many-' || (n % {reps} + 1) end,
       case when n / {reps} % 50 = 0 then current_date + cast(n / {reps} / 50 % 40 - 20 as int) end,
       'many-' || (n % {reps} + 1), now() - make_interval(days => n % 400 + 1) + interval '5 minutes', 1
from generate_series({from}, {to}) n where n / {reps} % 5 = 0;

-- Every fifth customer had a deal; forty of a rep are open, the others were won and lost.
insert into opportunity (id, customer_id, owner_login, stage, stage_entered_at, outcome, started_on, closed_on, expected_signing, amount, currency,
    process_id, created_at, updated_at, version)
select cast('0d' || lpad(to_hex(n), 30, '0') as uuid), cast('0c' || lpad(to_hex(n), 30, '0') as uuid), 'many-' || (n % {reps} + 1),
       (array['FIRST_VISIT', 'EXCHANGE', 'DEMO', 'QUOTATION', 'DOUBTS', 'NEGOTIATION', 'CONTRACT'])[n / {reps} % 7 + 1], now() - make_interval(days => n / {reps} % 60),
       case when n / {reps} % 125 = 0 then 'OPEN' when n / {reps} % 3 = 0 then 'WON' else 'LOST' end, current_date - 300,
       case when n / {reps} % 125 <> 0 then current_date - cast(n / {reps} % 720 as int) end, current_date + cast(n / {reps} % 90 - 30 as int), 10000 + n % 90000, 'CNY',
       'many-' || n, now() - interval '300 days', now(), 1
from generate_series({from}, {to}) n where n / {reps} % 5 = 0;

insert into stage_stay (opportunity_id, stage, entered_at, left_at)
select o.id, s.stage, o.created_at + make_interval(days => cast(s.step * 20 as int)), o.created_at + make_interval(days => cast(s.step * 20 + 20 as int))
from generate_series({from}, {to}) n join opportunity o on o.id = cast('0d' || lpad(to_hex(n), 30, '0') as uuid)
cross join unnest(array['FIRST_VISIT', 'EXCHANGE', 'DEMO', 'QUOTATION']) with ordinality as s(stage, step) where s.step <= n / {reps} % 4 + 1;

insert into key_fact (opportunity_id, kind, value, evidence, recorded_at)
select o.id, k.kind, 'known', 'minutes', now() - interval '10 days'
from generate_series({from}, {to}) n join opportunity o on o.id = cast('0d' || lpad(to_hex(n), 30, '0') as uuid)
cross join unnest(array['SCHEDULE', 'BUDGET', 'REQUIREMENT', 'DECISION', 'COMPETITION', 'EVALUATION']) with ordinality as k(kind, place) where o.outcome = 'OPEN' and k.place <= 5 + n % 2;

insert into meeting (id, opportunity_id, stage, held_on, notes, recorded_by, recorded_at)
select cast('0e' || lpad(to_hex(n), 30, '0') as uuid), o.id, 'EXCHANGE', current_date - cast(n / {reps} % 300 as int), '{}', o.owner_login, now()
from generate_series({from}, {to}) n join opportunity o on o.id = cast('0d' || lpad(to_hex(n), 30, '0') as uuid);

insert into quotation (id, opportunity_id, revision, amount, discount_percent, currency, valid_until, state, created_by, created_at, sent_at, version)
select cast('0b' || lpad(to_hex(n), 30, '0') as uuid), o.id, 1, o.amount, n % 20, 'CNY', current_date - 30, 'SUPERSEDED', o.owner_login, o.created_at,
       now() - make_interval(days => cast(n / {reps} % 700 as int)), 1
from generate_series({from}, {to}) n join opportunity o on o.id = cast('0d' || lpad(to_hex(n), 30, '0') as uuid);

insert into timeline_entry (customer_id, at, by_login, kind, arguments)
select cast('0c' || lpad(to_hex(n), 30, '0') as uuid), now() - make_interval(hours => n % 17000), case when n % 10 > 0 then 'many-' || (n % {reps} + 1) end, 'customerRegistered', '[]'
from generate_series({from}, {to}) n where n / {reps} % 2 = 0;
