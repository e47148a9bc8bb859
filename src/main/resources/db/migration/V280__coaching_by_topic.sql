-- A running round keeps its own topic from starting again, and no other: how many run at once is the trigger table's to say.
drop index coaching_running;
create unique index coaching_running on coaching_round (rep_login, topic) where state = 'RUNNING';

-- Overdue contacts are a topic of their own, no overdue deals.
update coaching_round set topic = 'CONTACTS'
where topic = 'OVERDUE' and exists (select 1 from json_array_elements(evidence -> 'conditions') asked where asked ->> 'fact' = 'contactsOverdue');
update skill set topic = 'CONTACTS' where topic = 'OVERDUE' and name_en = 'Staying in touch';
