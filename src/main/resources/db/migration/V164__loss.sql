-- Of what kind the reason is for which a deal was lost; deals that lists brought have none.
alter table opportunity add column lost_kind text check (lost_kind in ('PRICE', 'FUNCTION', 'REFERENCE', 'RELATION', 'BUDGET', 'STOPPED', 'POSTPONED', 'OTHER'));
