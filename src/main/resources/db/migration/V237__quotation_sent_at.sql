-- What was sent within the last months, as the facts of reps ask for it; otherwise every quotation ever made is read.
create index quotation_sent_at on quotation (sent_at) where sent_at is not null;
