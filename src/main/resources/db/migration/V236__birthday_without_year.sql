-- A greeting needs the day; the year somebody was born in is more than we need to know of a person at a customer. 1904 stands for none:
-- a leap year, so that everybody's day is in it.
update contact set birthday = make_date(1904, cast(extract(month from birthday) as integer), cast(extract(day from birthday) as integer))
where extract(year from birthday) <> 1904;
update customer_change set old_value = regexp_replace(old_value, '\d{4}-(\d\d-\d\d)$', '\1'), new_value = regexp_replace(new_value, '\d{4}-(\d\d-\d\d)$', '\1')
where field = 'contact.birthday';
