-- Contacts with customers as they were told, each with what comes next.
create table contact_record (
    id              uuid primary key,
    -- names the wish to record it: the same wish twice makes one record
    request_id      text not null unique check (length(request_id) <= 250),
    customer_id     uuid not null references customer (id) on delete cascade,
    contact_id      uuid references contact (id) on delete set null,
    opportunity_id  uuid references opportunity (id) on delete set null,
    held_at         timestamptz not null,
    -- the day of it here, which visits are counted by
    held_on         date not null,
    way             text not null check (way in ('VISIT', 'PHONE', 'EMAIL', 'WECHAT', 'EVENT', 'OTHER')),
    said            text not null check (length(said) between 1 and 4000),
    customer_words  text check (length(customer_words) <= 2000),
    objection       text check (length(objection) <= 2000),
    answer          text check (length(answer) <= 2000),
    -- open while what was agreed is still to do
    result          text not null check (result in ('OPEN', 'DONE', 'FAILED')),
    next_action     text check (length(next_action) between 1 and 500),
    next_owner      text references app_user (login),
    next_due        date,
    next_time       time,
    closed_by       text references app_user (login),
    closed_at       timestamptz,
    -- set in the transaction that makes the due action a task; one action never is two tasks
    process_id      text unique,
    recorded_by     text not null references app_user (login),
    recorded_at     timestamptz not null,
    version         integer not null,
    check (held_at <= recorded_at),
    check ((next_action is null) = (next_owner is null) and (next_action is null) = (next_due is null)),
    check ((result = 'OPEN') = (next_action is not null and closed_at is null)),
    check (next_time is null or next_due is not null)
);
create index contact_record_customer on contact_record (customer_id, held_at desc, id desc);
create index contact_record_opportunity on contact_record (opportunity_id, held_at desc, id desc) where opportunity_id is not null;
create index contact_record_contact on contact_record (contact_id) where contact_id is not null;
create index contact_record_recorded on contact_record (recorded_by, held_on);
create index contact_record_held on contact_record (held_at desc, id desc);
create index contact_record_action on contact_record (next_owner, next_due) where result = 'OPEN';
create index contact_record_due on contact_record (next_due, id) where result = 'OPEN';
-- due actions that are no task yet, which a background step makes one
create index contact_record_taskless on contact_record (next_due, id) where result = 'OPEN' and process_id is null;
