-- Meetings written down on a later day are looked for by the day they were held.
create index meeting_held on meeting (held_on desc);
