-- Whether a person is named in what somebody wrote: a Latin name as a whole word, so that "Li" is not in "client"; others run on without blanks.
create function is_named(person text, said text) returns boolean language sql immutable parallel safe as $$
    select case when person ~ '[A-Za-z]'
        then lower(said) ~ ('(^|[^a-z0-9à-ɏ])' || regexp_replace(lower(person), '([][\\.*+?(){}|^$])', '\\\1', 'g') || '($|[^a-z0-9à-ɏ])')
        else strpos(said, person) > 0 end
$$;
