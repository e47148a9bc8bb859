-- What is known of a contender rests on something, as every key fact does.
alter table contender
    add evidence text check (length(evidence) <= 2000),
    add said_by text check (length(said_by) <= 200),
    add said_on date,
    add confidence text check (confidence in ('LOW', 'MEDIUM', 'HIGH'));

-- Who leads is what the contenders say; a word of its own that they do not say stays with the fact it was said under.
update key_fact f set value = left(f.value || ' – ' || (f.items ->> 'LEADER'), 2000)
 where f.items ->> 'LEADER' ~ '\S' and not exists (select 1 from contender c where c.opportunity_id = f.opportunity_id and lower(c.name) = lower(trim(f.items ->> 'LEADER'))
     and c.standing = 'AHEAD');
update key_fact set items = items - 'LEADER' where jsonb_exists(items, 'LEADER');
