package dev.salesflow.coaching.skill;

import dev.salesflow.coaching.Evidence;
import dev.salesflow.coaching.FactQuestion;
import dev.salesflow.coaching.RecordSource;
import dev.salesflow.coaching.RepFacts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The important skills of a rep that must improve, by name in both languages. */
@Component
class SkillGaps implements RecordSource {

    private static final String SQL = """
            select s.name_en as en, s.name_zh as zh, last.by_manager
            from (select distinct on (r.skill_id) r.skill_id, r.importance, r.ability, r.by_manager
                  from skill_rating r where r.rep_login = any(:reps) order by r.skill_id, r.by_manager desc, r.rated_on desc) last
            join skill s on s.id = last.skill_id and s.active
            where last.importance = 3 and last.ability = 1 order by s.position, s.id""";

    private record Gap(String en, String zh, boolean byManager) {
    }

    private final JdbcClient jdbc;

    SkillGaps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> facts() {
        return Set.of("skillGaps");
    }

    @Override
    public Evidence.Records of(String fact, RepFacts known, FactQuestion asked) {
        List<Gap> gaps = jdbc.sql(SQL).params(asked.parameters()).query(Gap.class).list();
        return new Evidence.Records(fact, gaps.size(), gaps.stream().limit(MOST)
                .map(gap -> new Evidence.Item(null, null, Map.of("en", gap.en(), "zh", gap.zh(), "byManager", gap.byManager()))).toList());
    }
}
