-- A snapshot is of its day: who owned a deal, in which team, in which currency. What was kept before takes today's, as best known.
alter table forecast_snapshot add owner_login text, add team_id uuid;
update forecast_snapshot s set owner_login = o.owner_login, team_id = u.team_id,
    currency = coalesce(s.currency, (select company.currency from company))
    from opportunity o left join app_user u on u.login = o.owner_login where o.id = s.opportunity_id;
alter table forecast_snapshot alter currency set not null;

-- Who leads above a team speaks beside its manager.
alter table forecast_call drop constraint forecast_call_voice_check;
alter table forecast_call add constraint forecast_call_voice_check check (voice in ('REP', 'MANAGER', 'LEADER'));
