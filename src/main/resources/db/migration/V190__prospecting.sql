-- Prospecting: lists of names to be called, what came of each call, and a second person's look at what callers wrote down.
create table prospect_list (
    id          uuid primary key,
    -- names the wish to make it: the same wish twice makes one list
    request_id  text not null unique check (length(request_id) <= 200),
    name        text not null check (length(name) between 1 and 100),
    -- where its names come from, in the words of the customers' field
    source      text check (length(source) <= 100),
    -- what callers say the call is about
    purpose     text check (length(purpose) <= 500),
    made_by     text not null references app_user (login),
    made_at     timestamptz not null,
    closed_at   timestamptz
);
create index prospect_list_made on prospect_list (made_at desc, id desc);
create index prospect_list_made_by on prospect_list (made_by, made_at desc);

create table prospect_caller (
    list_id  uuid not null references prospect_list (id) on delete cascade,
    login    text not null references app_user (login) on delete cascade,
    primary key (list_id, login)
);
create index prospect_caller_login on prospect_caller (login);

create table prospect (
    id             uuid primary key,
    list_id        uuid not null references prospect_list (id) on delete cascade,
    customer_id    uuid not null references customer (id) on delete cascade,
    -- from when it may be called; null: through with it
    next_at        timestamptz,
    -- who agreed to call back, while that is to come
    kept_for       text references app_user (login),
    -- whose screen it is on; nobody else gets it before the lease ends
    held_by        text references app_user (login),
    held_until     timestamptz,
    -- the last word on it, told anew from its calls and checks whenever one is added or taken back
    attempts       integer not null default 0,
    outcome        text,
    called_by      text references app_user (login),
    called_at      timestamptz,
    data_right     boolean,
    knows_company  boolean,
    knows_product  boolean,
    knows_rep      boolean,
    unique (list_id, customer_id),
    check ((held_by is null) = (held_until is null))
);
create index prospect_queue on prospect (list_id, next_at, id) where next_at is not null;
create index prospect_kept on prospect (kept_for, list_id, next_at) where kept_for is not null;
create index prospect_held on prospect (held_by, list_id) where held_by is not null;
create index prospect_customer on prospect (customer_id);
create index prospect_called on prospect (called_by, called_at) where called_by is not null;
create index prospect_outcome on prospect (list_id, outcome, called_at desc, id);

create table prospect_call (
    id                 uuid primary key,
    request_id         text not null unique check (length(request_id) <= 200),
    prospect_id        uuid not null references prospect (id) on delete cascade,
    caller             text not null references app_user (login),
    called_at          timestamptz not null,
    outcome            text not null check (outcome in ('INTERESTED', 'REACHED', 'NOT_INTERESTED', 'CALL_BACK', 'NOT_REACHED', 'WRONG_NUMBER', 'DUPLICATE', 'GONE')),
    note               text check (length(note) <= 2000),
    call_back_at       timestamptz,
    data_right         boolean,
    knows_company      boolean,
    knows_product      boolean,
    knows_rep          boolean,
    contact_record_id  uuid references contact_record (id) on delete set null,
    -- the person spoken to, and whether this call brought them
    contact_id         uuid references contact (id) on delete set null,
    contact_added      boolean not null default false,
    -- to whom this call gave the customer that nobody owned
    owner_given        text references app_user (login),
    -- how the name stood in the queue before, for whoever takes the call back
    before_next_at     timestamptz not null,
    before_kept_for    text references app_user (login),
    undone_at          timestamptz
);
create index prospect_call_prospect on prospect_call (prospect_id, called_at desc, id desc);
create index prospect_call_caller on prospect_call (caller, called_at desc, id desc) where undone_at is null;
create index prospect_call_record on prospect_call (contact_record_id) where contact_record_id is not null;
create index prospect_call_contact on prospect_call (contact_id) where contact_id is not null;

-- What a call taught, as the customer's history writes values.
create table prospect_fact (
    call_id   uuid not null references prospect_call (id) on delete cascade,
    field     text not null,
    before    text,
    after     text,
    primary key (call_id, field)
);

-- A sheet that waits for a second person, or what they found.
create table sheet_check (
    id          uuid primary key,
    call_id     uuid not null unique references prospect_call (id) on delete cascade,
    made_by     text not null references app_user (login),
    made_at     timestamptz not null,
    checked_by  text references app_user (login),
    checked_at  timestamptz,
    -- whether address, phone and contact, as far as asked, were right
    data_right  boolean,
    note        text check (length(note) <= 2000),
    check ((checked_by is null) = (checked_at is null))
);
create index sheet_check_waiting on sheet_check (made_by, made_at) where checked_at is null;
create index sheet_check_checked on sheet_check (made_by, checked_at desc) where checked_at is not null;

create table sheet_check_field (
    check_id   uuid not null references sheet_check (id) on delete cascade,
    field      text not null,
    said       text,
    verdict    text not null check (verdict in ('RIGHT', 'WRONG')),
    corrected  text,
    primary key (check_id, field)
);

-- Lists are made by source, and known sources are proposed.
create index customer_source on customer (source, id) where merged_into is null and source is not null;

-- A contact that its author takes back was none: the customer is due as before.
create function plan_contact_taken_back() returns trigger language plpgsql as $$
begin
    perform plan_last_contact(array[old.customer_id]);
    return null;
end $$;
create trigger contact_record_taken_back after delete on contact_record for each row execute function plan_contact_taken_back();
