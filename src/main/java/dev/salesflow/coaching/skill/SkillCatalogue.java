package dev.salesflow.coaching.skill;

import dev.salesflow.coaching.CoachingTopic;
import dev.salesflow.identity.Viewer;
import dev.salesflow.shared.Ids;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Refusals;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The list of skills, one for all teams; managers keep it, everybody reads it. */
@Component
@Transactional
public class SkillCatalogue {

    static final String ORDER = "array_position(array['SELLING', 'PRODUCT', 'MARKET', 'TEAMWORK', 'MINDSET'], s.area), s.position, lower(s.name_en)";

    private final JdbcClient jdbc;

    SkillCatalogue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public List<Skill> all() {
        return jdbc.sql("select s.* from skill s order by " + ORDER).query((row, n) -> skill(row)).list();
    }

    @Transactional(readOnly = true)
    public Skill get(UUID id) {
        return jdbc.sql("select s.* from skill s where s.id = ?").param(id).query((row, n) -> skill(row)).optional()
                .orElseThrow(() -> new NotFound("skill", id));
    }

    /**
     * Takes one without id in, or changes one.
     *
     * @throws OptimisticLockingFailureException where somebody changed it since
     */
    public void put(Viewer by, Skill skill) {
        if (!by.leads()) {
            throw new AccessDeniedException("only managers keep the skills");
        }
        new Refusals().addAll(skill.problems()).require(isFree("name_en", skill.nameEn(), skill.id()), "nameEn", "skill.twice")
                .require(isFree("name_zh", skill.nameZh(), skill.id()), "nameZh", "skill.twice").throwIfAny();
        var sql = skill.id() == null ? """
                insert into skill (id, kind, area, name_en, name_zh, topic, course_en, course_zh, position, active)
                values (:id, :kind, :area, :nameEn, :nameZh, :topic, :courseEn, :courseZh, :position, :active)""" : """
                update skill set kind = :kind, area = :area, name_en = :nameEn, name_zh = :nameZh, topic = :topic, course_en = :courseEn,
                    course_zh = :courseZh, position = :position, active = :active, version = version + 1
                where id = :id and version = :version""";
        if (jdbc.sql(sql).params(columns(skill)).update() == 0) {
            throw new OptimisticLockingFailureException("skill " + skill.id());
        }
    }

    /** A race of two of one name is decided by the index. */
    private boolean isFree(String column, String name, UUID id) {
        return name == null || jdbc.sql("select count(*) from skill where lower(%s) = lower(:name) and id is distinct from :id".formatted(column))
                .param("name", name).param("id", id, Types.OTHER).query(Long.class).single() == 0;
    }

    private static Map<String, Object> columns(Skill skill) {
        var columns = new HashMap<String, Object>();
        columns.put("id", skill.id() == null ? Ids.next() : skill.id());
        columns.put("kind", skill.kind().name());
        columns.put("area", skill.area().name());
        columns.put("nameEn", skill.nameEn());
        columns.put("nameZh", skill.nameZh());
        columns.put("topic", skill.topic() == null ? null : skill.topic().name());
        columns.put("courseEn", skill.courseEn());
        columns.put("courseZh", skill.courseZh());
        columns.put("position", skill.position());
        columns.put("active", skill.active());
        columns.put("version", skill.version());
        return columns;
    }

    static Skill skill(ResultSet row) throws SQLException {
        var topic = row.getString("topic");
        return new Skill(row.getObject("id", UUID.class), SkillKind.valueOf(row.getString("kind")), SkillArea.valueOf(row.getString("area")),
                row.getString("name_en"), row.getString("name_zh"), topic == null ? null : CoachingTopic.valueOf(topic), row.getString("course_en"),
                row.getString("course_zh"), row.getInt("position"), row.getBoolean("active"), row.getInt("version"));
    }
}
