-- In which order contenders are told, the foremost first.
alter table contender add column foremost integer
    generated always as (case standing when 'AHEAD' then 1 when 'LEVEL' then 2 else 3 end) stored;
