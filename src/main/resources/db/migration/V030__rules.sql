-- Every version of every rule table that ever ran here; a decision names the version it was taken by.
create table rule_version (
    table_name    text not null,
    version       integer not null,
    -- the canonical .drl.csv
    source        text not null,
    sha256        char(64) not null,
    origin        text not null check (origin in ('SHIPPED', 'EDITED')),
    published_by  text not null,
    published_at  timestamptz not null,
    primary key (table_name, version)
);
