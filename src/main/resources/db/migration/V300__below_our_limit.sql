-- Why a price was agreed on that lies below our own limit.
alter table negotiation_round add column below_reason text check (length(below_reason) <= 1000);
