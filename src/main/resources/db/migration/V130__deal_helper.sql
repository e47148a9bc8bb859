-- Who holds an open task of somebody else's deal, and so sees the deal and its customer meanwhile.
create table deal_helper (
    task_id        text primary key,
    opportunity_id uuid not null references opportunity (id) on delete cascade,
    login          text not null references app_user (login) on delete cascade
);
create index deal_helper_opportunity on deal_helper (opportunity_id);
create index deal_helper_login on deal_helper (login);

-- Tasks that were given to somebody else before.
insert into deal_helper (task_id, opportunity_id, login)
select t.id_, o.id, u.login
from act_ru_task t
join act_ru_execution e on e.id_ = t.proc_inst_id_
join opportunity o on o.id::text = e.business_key_
join app_user u on u.login = t.assignee_
where u.login is distinct from o.owner_login and u.login is distinct from o.presales_login;
