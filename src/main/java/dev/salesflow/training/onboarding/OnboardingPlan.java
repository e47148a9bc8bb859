package dev.salesflow.training.onboarding;

import dev.salesflow.identity.Viewer;
import dev.salesflow.shared.Ids;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Refusals;
import dev.salesflow.training.Course;
import dev.salesflow.training.CourseCatalogue;
import java.sql.Types;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The plan for newcomers, one for all teams; managers and administrators keep it, everybody reads it. */
@Component
@Transactional
public class OnboardingPlan {

    private final CourseCatalogue courses;
    private final JdbcClient jdbc;

    OnboardingPlan(CourseCatalogue courses, JdbcClient jdbc) {
        this.courses = courses;
        this.jdbc = jdbc;
    }

    /** Day by day, those no longer used too. */
    @Transactional(readOnly = true)
    public List<PlanItem> all() {
        return jdbc.sql("select * from onboarding_item order by day, position, id").query(PlanItem.class).list();
    }

    @Transactional(readOnly = true)
    public PlanItem get(UUID id) {
        return jdbc.sql("select * from onboarding_item where id = ?").param(id).query(PlanItem.class).optional().orElseThrow(() -> new NotFound("topic", id));
    }

    @Transactional(readOnly = true)
    public PassRule rule() {
        return jdbc.sql("select passing_mark, practice_share, version from onboarding_rule").query(PassRule.class).single();
    }

    /** @throws OptimisticLockingFailureException where somebody changed it since */
    public void put(Viewer by, PlanItem item) {
        CourseCatalogue.mustKeep(by);
        new Refusals().addAll(item.problems())
                .require(item.courseId() == null || courses.all().stream().map(Course::id).anyMatch(item.courseId()::equals), "course", "error.notAChoice").throwIfAny();
        var sql = item.id() == null ? """
                insert into onboarding_item (id, day, position, topic_en, topic_zh, practice_en, practice_zh, check_en, check_zh, course_id, active)
                values (:id, :day, :position, :topicEn, :topicZh, :practiceEn, :practiceZh, :checkEn, :checkZh, :course, :active)""" : """
                update onboarding_item set day = :day, position = :position, topic_en = :topicEn, topic_zh = :topicZh, practice_en = :practiceEn,
                    practice_zh = :practiceZh, check_en = :checkEn, check_zh = :checkZh, course_id = :course, active = :active, version = version + 1
                where id = :id and version = :version""";
        var statement = jdbc.sql(sql).param("id", item.id() == null ? Ids.next() : item.id()).param("day", item.day()).param("position", item.position())
                .param("topicEn", item.topicEn()).param("topicZh", item.topicZh()).param("practiceEn", item.practiceEn()).param("practiceZh", item.practiceZh())
                .param("checkEn", item.checkEn()).param("checkZh", item.checkZh()).param("course", item.courseId(), Types.OTHER).param("active", item.active());
        changed((item.id() == null ? statement : statement.param("version", item.version())).update(), "topic " + item.id());
    }

    /** @throws OptimisticLockingFailureException where somebody changed it since */
    public void rule(Viewer by, Integer passingMark, Integer practiceShare, int version) {
        CourseCatalogue.mustKeep(by);
        new Refusals().require(passingMark != null && passingMark >= 1 && passingMark <= 100, "passingMark", "training.mark.between", 1, 100)
                .require(practiceShare != null && practiceShare >= PassRule.LEAST_SHARE && practiceShare <= 100, "practiceShare", "training.mark.between",
                        PassRule.LEAST_SHARE, 100).throwIfAny();
        changed(jdbc.sql("update onboarding_rule set passing_mark = ?, practice_share = ?, version = version + 1 where version = ?")
                .params(passingMark, practiceShare, version).update(), "the rule of onboarding");
    }

    private static void changed(int rows, String what) {
        if (rows == 0) {
            throw new OptimisticLockingFailureException(what);
        }
    }
}
