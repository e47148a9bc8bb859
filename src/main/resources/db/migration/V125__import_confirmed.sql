-- Who answered last or pressed Import: the import acts with this person's rights, as its preview did; else with the uploader's.
alter table import_run add confirmed_by text references app_user (login);
