-- Contracts leave as a file like the other lists.
alter table export_log drop constraint export_log_kind_check;
alter table export_log add constraint export_log_kind_check check (kind in ('customers', 'contacts', 'opportunities', 'contracts'));
