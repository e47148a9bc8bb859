-- A timeline goes by when things happened: what is noted later about an earlier day stands where it belongs.
drop index timeline_customer;
drop index timeline_opportunity;
drop index timeline_at;
create index timeline_customer on timeline_entry (customer_id, at desc, id desc);
create index timeline_opportunity on timeline_entry (opportunity_id, at desc, id desc);
create index timeline_at on timeline_entry (at desc, id desc);
