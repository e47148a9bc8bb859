package dev.salesflow.coaching.skill;

import dev.salesflow.coaching.CoachingTopic;
import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A knowledge or an ability of the catalogue.
 *
 * @param id null for one that is not yet in it
 * @param topic the coaching that serves where it is lacking; null for none
 * @param courseEn the course that serves; both languages or neither
 * @param position orders it within its area
 * @param active whether it is still asked for; ratings stay
 */
public record Skill(UUID id, SkillKind kind, SkillArea area, String nameEn, String nameZh, CoachingTopic topic, String courseEn,
        String courseZh, Integer position, boolean active, int version) {

    static final int LONGEST_NAME = 100;
    static final int LONGEST_COURSE = 200;
    static final int LAST = 9999;

    public String name(Locale locale) {
        return locale.getLanguage().equals("zh") ? nameZh : nameEn;
    }

    /** Null where none serves. */
    public String course(Locale locale) {
        return locale.getLanguage().equals("zh") ? courseZh : courseEn;
    }

    public List<Refusal> problems() {
        return new Refusals().require(kind != null, "kind", "error.notAChoice").require(area != null, "area", "error.notAChoice")
                .add(nameProblem("nameEn", nameEn)).add(nameProblem("nameZh", nameZh))
                .add(PlainText.lineProblem("courseEn", courseEn, LONGEST_COURSE)).add(PlainText.lineProblem("courseZh", courseZh, LONGEST_COURSE))
                .require(courseEn == null || courseZh != null, "courseZh", "error.required")
                .require(courseZh == null || courseEn != null, "courseEn", "error.required")
                .require(position != null && position >= 1 && position <= LAST, "position", "skill.position.between", 1, LAST)
                .all();
    }

    private static Optional<Refusal> nameProblem(String field, String name) {
        return PlainText.requiredProblem(field, name, LONGEST_NAME).or(() -> PlainText.lineProblem(field, name, LONGEST_NAME));
    }
}
