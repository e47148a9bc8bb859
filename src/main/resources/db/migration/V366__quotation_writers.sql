-- who began a quotation or changed its lines: none of them approves it
create table quotation_writer (
    quotation_id uuid not null references quotation (id) on delete cascade,
    login        text not null,
    primary key (quotation_id, login)
);
insert into quotation_writer (quotation_id, login) select id, created_by from quotation;

-- who wrote what is to be approved, or asked for it before it changed hands; none of them signs it
alter table approval_request add column authors text[] not null default '{}';
