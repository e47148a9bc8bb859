-- whether only whole units of a thing are sold; null: as is usual for its unit
alter table product add column whole_units boolean;
