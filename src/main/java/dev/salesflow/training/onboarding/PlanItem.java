package dev.salesflow.training.onboarding;

import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A topic of the plan.
 *
 * @param id null for one that is not yet in it
 * @param day the working day, from 1 on; {@code position} orders the topics of a day
 * @param courseId whose materials belong to it; null for none
 * @param active whether newcomers still get it; what runs keeps it
 */
public record PlanItem(UUID id, Integer day, Integer position, String topicEn, String topicZh, String practiceEn, String practiceZh, String checkEn,
        String checkZh, UUID courseId, boolean active, int version) {

    static final int LAST_DAY = 30;
    static final int LAST_POSITION = 9999;
    static final int LONGEST_TOPIC = 200;
    static final int LONGEST_TEXT = 1000;

    public List<Refusal> problems() {
        return new Refusals().require(day != null && day >= 1 && day <= LAST_DAY, "day", "training.mark.between", 1, LAST_DAY)
                .require(position != null && position >= 1 && position <= LAST_POSITION, "position", "training.mark.between", 1, LAST_POSITION)
                .add(line("topicEn", topicEn)).add(line("topicZh", topicZh))
                .add(PlainText.requiredProblem("practiceEn", practiceEn, LONGEST_TEXT)).add(PlainText.requiredProblem("practiceZh", practiceZh, LONGEST_TEXT))
                .add(PlainText.requiredProblem("checkEn", checkEn, LONGEST_TEXT)).add(PlainText.requiredProblem("checkZh", checkZh, LONGEST_TEXT)).all();
    }

    private static Optional<Refusal> line(String field, String text) {
        return PlainText.requiredProblem(field, text, LONGEST_TOPIC).or(() -> PlainText.lineProblem(field, text, LONGEST_TOPIC));
    }
}
