-- A letter to somebody outside goes to its own address, in the name of the person who wrote it, and may bring a file.
alter table outbox_mail
    add column outside          boolean not null default false,
    add column attachment_name  text check (length(attachment_name) <= 200),
    add column attachment_type  text,
    add column attachment       bytea;
alter table outbox_mail alter column attachment set storage external;
