-- Of a person's customers those without a grade are counted and shown first on the day page; from here without a look at the others.
drop index customer_owner;
create index customer_owner on customer (owner_login, grade, id) where merged_into is null;
