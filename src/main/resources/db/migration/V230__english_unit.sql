-- The unit on quotations in English, as english_name is the name; null: the unit itself.
alter table product add column english_unit text check (length(english_unit) <= 50);
