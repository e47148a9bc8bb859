-- News of an industry and new knowledge are reasons to write, too.
alter table sales_news drop constraint sales_news_kind_check;
alter table sales_news add constraint sales_news_kind_check
    check (kind in ('SIGNED_CUSTOMER', 'NEW_PRODUCT', 'EVENT', 'INDUSTRY_NEWS', 'NEW_KNOWLEDGE'));
