-- What stands on the company's letters to customers, in each language that they are written in.
alter table company
    add column english_name     text check (length(english_name) <= 100),
    add column address          text check (length(address) <= 300),
    add column english_address  text check (length(english_address) <= 300),
    add column phone            text check (length(phone) <= 100),
    add column email            text check (length(email) <= 200),
    add column website          text check (length(website) <= 200),
    add column tax_number       text check (length(tax_number) <= 50);
