-- When a letter went: the outbox forgets what it sent after a month. Of those it has forgotten only the day they were written is known.
alter table quotation_letter add column sent_at timestamptz;
update quotation_letter l set sent_at = m.sent_at from outbox_mail m where m.key = 'quotation-letter ' || l.id and m.state = 'SENT';
update quotation_letter l set sent_at = l.written_at where not exists (select 1 from outbox_mail m where m.key = 'quotation-letter ' || l.id);
