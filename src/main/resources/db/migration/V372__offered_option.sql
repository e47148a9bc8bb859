-- What an option is offered for, where no discount of two digits meets it to the cent; it is in no total that a further line could bring to it.
alter table quotation_line add column offered numeric(19, 2) check (offered >= 0);
