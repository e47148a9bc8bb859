-- When its author last corrected a recorded contact.
alter table contact_record add corrected_at timestamptz;
