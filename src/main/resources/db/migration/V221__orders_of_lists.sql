-- Names still to be called come first, and checks come by their time whoever made the sheet.
drop index prospect_outcome;
create index prospect_outcome on prospect (list_id, outcome nulls first, called_at desc, id);
create index sheet_check_oldest on sheet_check (made_at, id) where checked_at is null;
create index sheet_check_lately on sheet_check (checked_at desc, id) where checked_at is not null;

-- What hangs on a customer is looked for when one is merged or taken back.
create index review_case_of_customer on review_case (customer_id);

-- Files are read part by part; a compressed one would be unpacked for each.
alter table course_material alter column content set storage external;
