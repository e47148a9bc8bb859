-- What kind of doubt it is, who answers it until when, by what proof, and since when it is settled.
alter table doubt
    add column number      integer,
    add column kind        text not null default 'OTHER' check (kind in
                               ('PRICE', 'FUNCTION', 'SERVICE', 'IMPLEMENTATION', 'REFERENCE', 'DELIVERY', 'DECISION', 'COMPETITOR', 'TERMS', 'OTHER')),
    add column owner_login text references app_user (login),
    add column due_on      date,
    add column proof       text check (length(proof) <= 2000),
    add column resolved_on date,
    add column version     integer not null default 1;
update doubt d set number = n.number
    from (select id, row_number() over (partition by opportunity_id order by id) as number from doubt) n where n.id = d.id;
alter table doubt alter column number set not null, alter column kind drop default, alter column version drop default;
-- from 1 within a deal: what people and forms call it by
create unique index doubt_number on doubt (opportunity_id, number);
drop index doubt_opportunity;
create index doubt_owner on doubt (owner_login, due_on) where not resolved;
