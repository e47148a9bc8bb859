-- A demo called off because its deal ended says so in the reader's language, not in that of whoever closed the deal.
alter table demo_booking
    drop constraint demo_booking_once,
    add column ended text check (ended in ('DEAL_LOST', 'DEAL_WON'));

update demo_booking set ended = 'DEAL_LOST', cancelled = null where cancelled in ('The deal was lost.', '商机已丢单。');
update demo_booking set ended = 'DEAL_WON', cancelled = null where cancelled in ('The deal is won.', '商机已赢单。');

alter table demo_booking
    add check (ended is null or cancelled is null),
    add column stands boolean generated always as (cancelled is null and ended is null) stored,
    add constraint demo_booking_once exclude using gist (
        login_range(presales_login, presales_login, '[]') with &&, tstzrange(starts_at, ends_at) with &&) where (stands);

update timeline_entry set arguments = jsonb_set(arguments, '{1}', '{"words": ["demos.ended.DEAL_LOST"]}')
where kind = 'demoCancelled' and arguments -> 1 ->> 'text' in ('The deal was lost.', '商机已丢单。');
update timeline_entry set arguments = jsonb_set(arguments, '{1}', '{"words": ["demos.ended.DEAL_WON"]}')
where kind = 'demoCancelled' and arguments -> 1 ->> 'text' in ('The deal is won.', '商机已赢单。');
