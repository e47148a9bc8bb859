-- Deals that came into a quarter's forecast and were closed between two snapshots: by the day of the signature, or where a lost one was expected last.
create index opportunity_closed_day on opportunity ((case when outcome = 'WON' then closed_on else expected_signing end)) where outcome <> 'OPEN';
