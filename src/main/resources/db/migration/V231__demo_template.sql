-- The demo brings quotation templates along, too.
alter table demo_record drop constraint demo_record_kind_check;
alter table demo_record add constraint demo_record_kind_check
    check (kind in ('QUOTATION_TEMPLATE', 'PROSPECT_LIST', 'COACHING', 'OPPORTUNITY', 'CUSTOMER', 'PRODUCT', 'PERSON', 'TEAM'));
