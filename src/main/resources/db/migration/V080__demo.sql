-- What the demo brought in, so that it can be taken out again and nothing else with it.
create table demo_record (
    kind  text not null check (kind in ('TEAM', 'PERSON', 'PRODUCT', 'CUSTOMER', 'OPPORTUNITY')),
    id    text not null,
    -- the step that made it; a step that was done is not done again
    step  text not null,
    primary key (kind, id)
);
