-- Failed log-ins, counted for all nodes together; what is older than an hour counts no more and is cleared away.
create table login_delay (
    -- a login from an address, an address, or a login
    key             text primary key,
    failures        integer not null,
    last_failed_at  timestamptz not null
);
create index login_delay_last on login_delay (last_failed_at);
