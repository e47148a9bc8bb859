-- Files that people put to a customer or a deal: a photo of a visit, a signed contract.
create table attachment (
    id              uuid primary key,
    customer_id     uuid not null references customer (id) on delete cascade,
    -- null where it is about the customer itself
    opportunity_id  uuid references opportunity (id) on delete cascade,
    -- the task at which it was put there; whoever does that task sees it, too
    task_id         text,
    name            text not null check (length(name) between 1 and 200),
    type            text not null,
    size            bigint not null check (size > 0),
    content         bytea not null,
    uploaded_by     text not null references app_user (login),
    uploaded_at     timestamptz not null
);
-- Photos are compressed already; uncompressed, a part of a file is read without the rest.
alter table attachment alter column content set storage external;
create index attachment_customer on attachment (customer_id, uploaded_at desc, id);
create index attachment_opportunity on attachment (opportunity_id, uploaded_at desc, id) where opportunity_id is not null;
create index attachment_task on attachment (task_id) where task_id is not null;
create index attachment_uploaded_by on attachment (uploaded_by);
