package dev.salesflow.training;

import dev.salesflow.coaching.skill.SkillCatalogue;
import dev.salesflow.identity.Viewer;
import dev.salesflow.shared.Ids;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Refusals;
import java.sql.Types;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The courses, one list for all teams; managers and administrators keep it, everybody reads it. */
@Component
@Transactional
public class CourseCatalogue {

    private final SkillCatalogue skills;
    private final JdbcClient jdbc;

    CourseCatalogue(SkillCatalogue skills, JdbcClient jdbc) {
        this.skills = skills;
        this.jdbc = jdbc;
    }

    /** Those in use first, by name; at most a thousand. */
    @Transactional(readOnly = true)
    public List<Course> all() {
        return jdbc.sql("select * from course order by active desc, form, lower(name_en), id limit 1000").query(Course.class).list();
    }

    @Transactional(readOnly = true)
    public Course get(UUID id) {
        return jdbc.sql("select * from course where id = ?").param(id).query(Course.class).optional().orElseThrow(() -> new NotFound("course", id));
    }

    /** Those that train one of these skills, in the order of the skills. */
    @Transactional(readOnly = true)
    public List<Course> training(List<UUID> skillIds) {
        return skillIds.isEmpty() ? List.of() : jdbc.sql("""
                        select c.* from course c where c.active and c.skill_id = any(:skills)
                        order by array_position(:skills, c.skill_id), lower(c.name_en)""")
                .param("skills", skillIds.toArray(UUID[]::new)).query(Course.class).list();
    }

    /**
     * Takes one without id in, or changes one.
     *
     * @throws OptimisticLockingFailureException where somebody changed it since
     */
    public UUID put(Viewer by, Course course) {
        mustKeep(by);
        new Refusals().addAll(course.problems())
                .require(isFree("name_en", course.nameEn(), course.id()), "nameEn", "training.course.twice")
                .require(isFree("name_zh", course.nameZh(), course.id()), "nameZh", "training.course.twice")
                .require(course.skillId() == null || skills.all().stream().anyMatch(skill -> skill.id().equals(course.skillId())), "skill", "error.notAChoice")
                .throwIfAny();
        var id = course.id() == null ? Ids.next() : course.id();
        var sql = course.id() == null ? """
                insert into course (id, name_en, name_zh, form, skill_id, about_en, about_zh, passing_mark, active)
                values (:id, :nameEn, :nameZh, :form, :skill, :aboutEn, :aboutZh, :mark, :active)""" : """
                update course set name_en = :nameEn, name_zh = :nameZh, form = :form, skill_id = :skill, about_en = :aboutEn, about_zh = :aboutZh,
                    passing_mark = :mark, active = :active, version = version + 1
                where id = :id and version = :version""";
        var statement = jdbc.sql(sql).param("id", id).param("nameEn", course.nameEn()).param("nameZh", course.nameZh()).param("form", course.form().name())
                .param("skill", course.skillId(), Types.OTHER).param("aboutEn", course.aboutEn()).param("aboutZh", course.aboutZh())
                .param("mark", course.passingMark(), Types.SMALLINT).param("active", course.active());
        if ((course.id() == null ? statement : statement.param("version", course.version())).update() == 0) {
            throw new OptimisticLockingFailureException("course " + id);
        }
        return id;
    }

    /** Who may change courses, materials and the plan for newcomers. */
    public static void mustKeep(Viewer by) {
        if (!by.leads()) {
            throw new AccessDeniedException("only managers and administrators keep the courses");
        }
    }

    /** A race of two of one name is decided by the index. */
    private boolean isFree(String column, String name, UUID id) {
        return name == null || jdbc.sql("select count(*) from course where lower(%s) = lower(:name) and id is distinct from :id".formatted(column))
                .param("name", name).param("id", id, Types.OTHER).query(Long.class).single() == 0;
    }
}
