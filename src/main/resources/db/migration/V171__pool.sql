-- The public pool: customers that went back from their rep and that others may claim.

-- Since when it is in the pool; whoever gets it takes it out.
alter table customer add pooled_on date;
create index customer_pooled on customer (territory, grade, id) where pooled_on is not null;

create table pool_stay (
    id            bigint generated always as identity primary key,
    customer_id   uuid not null references customer (id) on delete cascade,
    since         date not null,
    -- nobody spoke to it for too long, or a manager released it
    reason        text not null check (reason in ('LAPSED', 'RELEASED')),
    note          text check (length(note) <= 2000),
    former_owner  text references app_user (login),
    released_by   text references app_user (login),
    ended_on      date,
    next_owner    text references app_user (login),
    -- whether the next owner took it themselves: what the limits count
    claimed       boolean not null default false
);
create unique index pool_stay_open on pool_stay (customer_id) where ended_on is null;
create index pool_stay_customer on pool_stay (customer_id, id desc);
create index pool_stay_claimed on pool_stay (next_owner, ended_on) where claimed;
create index pool_stay_former_owner on pool_stay (former_owner);
create index pool_stay_released_by on pool_stay (released_by) where released_by is not null;

create function leave_pool() returns trigger language plpgsql as $$
begin
    new.pooled_on = null;
    return new;
end $$;
create trigger customer_leaves_pool before update of owner_login on customer
    for each row when (new.owner_login is not null and new.pooled_on is not null) execute function leave_pool();

create function plan_changed_customers() returns trigger language plpgsql as $$
declare
    changed uuid[];
    given uuid[];
begin
    select array_agg(n.id order by n.id), array_agg(n.id order by n.id) filter (where n.owner_login is distinct from o.owner_login)
    into changed, given
    from after n join before o on o.id = n.id
    where (n.owner_login, n.grade, n.expected_purchase, n.merged_into) is distinct from (o.owner_login, o.grade, o.expected_purchase, o.merged_into);
    if changed is null then
        return null;
    end if;
    if given is not null then
        perform 1 from contact_plan where customer_id = any(given) order by customer_id for update;
        update contact_plan p set since = s.day, fruitless = 0, paused_until = null, warned_on = null
        from contact_state s where p.customer_id = any(given);
        update pool_stay t set ended_on = s.day, next_owner = n.owner_login
        from after n cross join contact_state s
        where t.customer_id = n.id and n.id = any(given) and t.ended_on is null and n.owner_login is not null;
    end if;
    perform plan_contacts(changed);
    return null;
end $$;
create trigger customer_replanned after update on customer referencing old table as before new table as after
    for each statement execute function plan_changed_customers();

-- How many customers each territory and rep has, by grade; counted anew now and then, so that a page need not count a million.
create table territory_count (
    territory    text not null,
    owner_login  text not null,
    grade        text not null,
    pooled       boolean not null,
    customers    integer not null,
    overdue      integer not null,
    primary key (territory, owner_login, grade, pooled)
);
create table territory_counted (
    single      boolean primary key default true check (single),
    counted_at  timestamptz not null
);
