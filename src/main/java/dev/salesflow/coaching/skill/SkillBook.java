package dev.salesflow.coaching.skill;

import dev.salesflow.identity.Viewer;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Page;
import dev.salesflow.shared.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door of skills: who rates whom, sheets of a rep and of a team. A rep sees and rates their own, a manager their team's. */
@Component
@Transactional(readOnly = true)
public class SkillBook {

    private static final String RATED = """
            select p.login, p.name, s.*, o.importance as own_importance, o.ability as own_ability,
                   m.importance as manager_importance, m.ability as manager_ability
            from (%s) p cross join skill s
            left join lateral (select * from skill_rating r where r.rep_login = p.login and not r.by_manager and r.skill_id = s.id
                and r.rated_on <= :on order by r.rated_on desc limit 1) o on true
            left join lateral (select * from skill_rating r where r.rep_login = p.login and r.by_manager and r.skill_id = s.id
                and r.rated_on <= :on order by r.rated_on desc limit 1) m on true
            where s.active
            order by lower(p.name), p.login,\s""" + SkillCatalogue.ORDER;

    private static final String RATE = """
            insert into skill_rating (rep_login, by_manager, skill_id, rated_on, importance, ability, rated_by, rated_at)
            select :rep, :manager, r.skill, :today, r.importance, r.ability, :by, :now
            from unnest(cast(:skills as uuid[]), cast(:importances as int[]), cast(:abilities as int[])) as r(skill, importance, ability) join skill s on s.id = r.skill and s.active
            on conflict (rep_login, by_manager, skill_id, rated_on) do update
                set importance = excluded.importance, ability = excluded.ability, rated_by = excluded.rated_by, rated_at = excluded.rated_at""";

    private final JdbcClient jdbc;
    private final Clock clock;

    SkillBook(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** As they were rated up to that day. */
    public SkillSheet sheet(Viewer viewer, String login, LocalDate on) {
        var skills = sheets("select login, name from sales_rep r where r.login = :login and " + viewer.sees("r.login"),
                Map.of("login", login), viewer.parameters(), on);
        if (skills.isEmpty()) {
            throw new NotFound("rep", login);
        }
        return new SkillSheet(login, skills.get(0).name(), skills.get(0).skills(), days(login));
    }

    /** Of the reps the viewer leads, by name; their days are not read. */
    public Page<SkillSheet> team(Viewer viewer, Page.Request page) {
        if (!viewer.leads()) {
            throw new AccessDeniedException("only managers see a team's skills");
        }
        var reps = "sales_rep r where r.enabled and " + viewer.sees("r.login");
        var total = jdbc.sql("select count(*) from " + reps).params(viewer.parameters()).query(Long.class).single();
        return page.of(sheets("select login, name from " + reps + " order by lower(r.name), r.login limit :size offset :offset",
                Map.of("size", page.size(), "offset", page.offset()), viewer.parameters(), LocalDate.now(clock)), total);
    }

    /** Of the skills in use, the rep's largest gaps first; for a task of the coaching, whose people the engine has checked. */
    public List<String> namesFor(String login, Locale locale) {
        return sheets("select login, name from sales_rep r where r.login = :login", Map.of("login", login), Map.of(), LocalDate.now(clock)).stream()
                .flatMap(sheet -> sheet.skills().stream()).sorted(Comparator.comparingInt(RatedSkill::gap).reversed())
                .map(one -> one.skill().name(locale)).toList();
    }

    /** Whether there is a sheet of this person: of reps only. */
    public boolean isRated(String login) {
        return jdbc.sql("select count(*) from sales_rep where login = ?").param(login).query(Long.class).single() > 0;
    }

    /** The rep's own view where the rep rates, otherwise the manager's. A second time on a day takes the place of the first. */
    @Transactional
    public void rate(Viewer by, String login, Map<UUID, Rating> ratings) {
        sheet(by, login, LocalDate.now(clock));
        if (ratings.isEmpty()) {
            throw Refusal.of("skill.nothingRated");
        }
        var all = List.copyOf(ratings.entrySet());
        jdbc.sql(RATE).param("rep", login).param("manager", !by.login().equals(login)).param("by", by.login())
                .param("today", LocalDate.now(clock)).param("now", OffsetDateTime.now(clock))
                .param("skills", all.stream().map(one -> one.getKey().toString()).toArray(String[]::new))
                .param("importances", all.stream().map(one -> one.getValue().importance()).toArray(Integer[]::new))
                .param("abilities", all.stream().map(one -> one.getValue().ability()).toArray(Integer[]::new))
                .update();
    }

    private List<SkillSheet> sheets(String people, Map<String, ?> parameters, Map<String, ?> sight, LocalDate on) {
        var names = new LinkedHashMap<String, String>();
        var skills = new LinkedHashMap<String, List<RatedSkill>>();
        jdbc.sql(RATED.formatted(people)).params(parameters).params(sight).param("on", on).query(row -> {
            names.put(row.getString("login"), row.getString("name"));
            skills.computeIfAbsent(row.getString("login"), login -> new ArrayList<>()).add(new RatedSkill(SkillCatalogue.skill(row),
                    rating(row, "own"), rating(row, "manager")));
        });
        return skills.entrySet().stream().map(rep -> new SkillSheet(rep.getKey(), names.get(rep.getKey()), rep.getValue(), List.of())).toList();
    }

    private List<SkillSheet.Day> days(String login) {
        return jdbc.sql("""
                        select r.rated_on as "on", r.by_manager, max(u.name) as by, count(*)::int as rated,
                               count(*) filter (where r.importance - r.ability = 2)::int as large
                        from skill_rating r join app_user u on u.login = r.rated_by where r.rep_login = ?
                        group by r.rated_on, r.by_manager order by r.rated_on desc, r.by_manager limit 40""")
                .param(login).query(SkillSheet.Day.class).list();
    }

    private static Rating rating(ResultSet row, String who) throws SQLException {
        var importance = row.getObject(who + "_importance", Integer.class);
        return importance == null ? null : new Rating(importance, row.getInt(who + "_ability"));
    }
}
