-- who began a quotation or changed its lines: none of them approves it
create table quotation_writer (
    quotation_id uuid not null references quotation (id) on delete cascade,
    login        text not null,
    primary key (quotation_id, login)
);
insert into quotation_writer (quotation_id, login) select id, created_by from quotation;

-- who wrote what is to be approved, or asked for it before it changed hands; none of them signs it
alter table approval_request add column authors text[] not null default '{}';
-- a place that was given to one of them stays theirs, and an administrator decides it
update approval_request r set authors = array[q.created_by] from quotation q where r.subject_id = q.id and r.state = 'OPEN';
