-- What a person answered about a list, but for single values, is remembered for its set of columns as the mapping is.
alter table import_memory alter column mapping drop not null;
alter table import_memory add column answers jsonb not null default '{}';

-- Everything that holds a record is told, with what hangs on it, not only the first that was found.
alter table list_stay add column reasons jsonb not null default '[]';
update list_stay set reasons = jsonb_build_array(jsonb_build_object('key', reason, 'by', by_login, 'at', at));
alter table list_stay drop column reason, drop column by_login, drop column at;

-- Contacts that came back from a merge are as they were.
create index customer_merge_moved_record on customer_merge_moved (place, record);

-- A row may carry several remarks: a JSON array of objects with a key and what stands in its places.
update import_batch b set reasons = (
    select array_agg(case when r is not null
               then jsonb_build_array(jsonb_build_object('key', r::jsonb -> 0, 'arguments', r::jsonb - 0))::text end order by n)
    from unnest(b.reasons) with ordinality u(r, n))
where exists (select 1 from unnest(b.reasons) u(r) where r is not null);
