-- The version with which a trial compares; of those asked for before, none is known.
alter table rule_trial add column against integer;
