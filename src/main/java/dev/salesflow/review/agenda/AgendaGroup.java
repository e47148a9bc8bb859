package dev.salesflow.review.agenda;

import dev.salesflow.grading.Grade;
import dev.salesflow.review.ReviewItem;
import java.util.List;

/**
 * What a review asks of the customers of one grade, or of the territory, and how many of them it takes up.
 *
 * @param grade null: those without a grade
 * @param territory whether it is about the territory instead
 * @param agenda what the first of the rows that fit says; null: the table asks nothing of this group
 * @param sampled whether a few of them are enough
 * @param customers how many there are
 * @param chosen how many of them are on the agenda
 */
public record AgendaGroup(Grade grade, boolean territory, ReviewItem.Agenda agenda, boolean sampled, List<Asked> asked, int customers, int chosen) {

    /**
     * One question and why it is asked.
     *
     * @param row of the table {@code case-review}
     */
    public record Asked(ReviewItem.Question question, int row) {
    }

    AgendaGroup counted(int all, int taken) {
        return new AgendaGroup(grade, territory, agenda, sampled, asked, all, taken);
    }

    /** In so many reviews each of them comes up; 0 where there are none. */
    public int turns() {
        return chosen == 0 ? 0 : (customers + chosen - 1) / chosen;
    }

    /** Whether no more than so many at once keep each of them from coming up within the turn. */
    public boolean late(int turn) {
        return sampled && turns() > turn;
    }

    /** So many at once would keep the turn. */
    public int neededAtOnce(int turn) {
        return (customers + turn - 1) / turn;
    }

    String key() {
        return grade == null ? "" : grade.name();
    }
}
