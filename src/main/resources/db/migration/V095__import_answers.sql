-- What a person answered about a list, but for single values, is remembered for its set of columns as the mapping is.
alter table import_memory alter column mapping drop not null;
alter table import_memory add column answers jsonb not null default '{}';
