-- The demo's lists of names are noted like all else that it brings in.
alter table demo_record drop constraint demo_record_kind_check;
alter table demo_record add constraint demo_record_kind_check
    check (kind in ('TEAM', 'PERSON', 'PRODUCT', 'CUSTOMER', 'OPPORTUNITY', 'COACHING', 'PROSPECT_LIST'));
