-- Those who were to answer a doubt before they were let see its deal.
insert into deal_helper (task_id, opportunity_id, login)
select 'doubt ' || d.id, o.id, d.owner_login
from doubt d
join opportunity o on o.id = d.opportunity_id
where not d.resolved and o.outcome = 'OPEN' and d.owner_login is not null
    and d.owner_login is distinct from o.owner_login and d.owner_login is distinct from o.presales_login
on conflict (task_id) do nothing;
