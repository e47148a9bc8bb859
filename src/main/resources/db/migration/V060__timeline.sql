-- Who did what when, as customer and opportunity pages show it; written from the modules' events.
create table timeline_entry (
    id              bigint generated always as identity primary key,
    customer_id     uuid references customer (id) on delete cascade,
    opportunity_id  uuid references opportunity (id) on delete cascade,
    at              timestamptz not null,
    -- null: the system itself
    by_login        text,
    -- key of the sentence in the message files, without the prefix "timeline."
    kind            text not null,
    -- what stands in the sentence's places
    arguments       jsonb not null
);
create index timeline_customer on timeline_entry (customer_id, id desc);
create index timeline_opportunity on timeline_entry (opportunity_id, id desc);
create index timeline_at on timeline_entry (at desc);
