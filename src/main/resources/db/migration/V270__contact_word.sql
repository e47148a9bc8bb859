-- The message that tells what was said where nobody wrote it in words of their own; said then has it in its author's language.
alter table contact_record add word text check (length(word) between 1 and 100);
