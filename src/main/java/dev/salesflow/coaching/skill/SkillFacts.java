package dev.salesflow.coaching.skill;

import dev.salesflow.coaching.FactQuestion;
import dev.salesflow.coaching.FactSource;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many important skills of a rep must improve, as a fact for coaching. */
@Component
class SkillFacts implements FactSource {

    private static final String SQL = """
            select p.login as rep, (
                select count(*)::int from (
                    select distinct on (r.skill_id) r.importance, r.ability
                    from skill_rating r join skill s on s.id = r.skill_id and s.active
                    where r.rep_login = p.login order by r.skill_id, r.by_manager desc, r.rated_on desc) last
                where last.importance = 3 and last.ability = 1) as "skillGaps"
            from unnest(cast(:reps as text[])) as p(login)""";

    private final JdbcClient jdbc;

    SkillFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, Map<String, Object>> of(FactQuestion asked) {
        return asked.answeredBy(jdbc, SQL);
    }
}
