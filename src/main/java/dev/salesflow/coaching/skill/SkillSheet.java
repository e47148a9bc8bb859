package dev.salesflow.coaching.skill;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * The skills of one rep.
 *
 * @param days on which somebody rated, the last first
 */
public record SkillSheet(String login, String name, List<RatedSkill> skills, List<Day> days) {

    private static final Comparator<RatedSkill> WORST_FIRST = Comparator.comparingInt(RatedSkill::gap)
            .thenComparingInt(one -> one.counting().importance()).reversed();

    /**
     * @param large gaps of very important skills that must improve, of those rated that day
     */
    public record Day(LocalDate on, boolean byManager, String by, int rated, int large) {
    }

    /** The gaps to be trained, the largest first and of equal ones the more important. */
    public List<RatedSkill> toTrain() {
        return skills.stream().filter(one -> one.gap() > 0).sorted(WORST_FIRST).toList();
    }

    public long large() {
        return skills.stream().filter(one -> one.gap() == 2).count();
    }

    public boolean isRated() {
        return skills.stream().anyMatch(one -> one.counting() != null);
    }

    public boolean isRatedByManager() {
        return skills.stream().anyMatch(one -> one.manager() != null);
    }
}
