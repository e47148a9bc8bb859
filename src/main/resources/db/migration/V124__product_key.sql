-- A product's name without width, case, underscores and runs of spaces; what lists and typed names are held against.
create function product_key(value text) returns text language sql immutable parallel safe strict as $$
    select lower(btrim(regexp_replace(replace(normalize(value, NFKC), '_', ' '), '\s+', ' ', 'g')))
$$;
create index product_key on product (product_key(name));
