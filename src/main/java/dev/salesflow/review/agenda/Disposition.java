package dev.salesflow.review.agenda;

import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.util.List;
import java.util.Locale;

/**
 * What a manager can decide of a case. A null is something that could not be read.
 *
 * @param code null for a new one
 * @param effect what happens to the customer when the review closes; null: it stands in the minutes
 * @param active whether it can still be chosen
 */
public record Disposition(String code, String nameEn, String nameZh, Integer position, Effect effect, boolean active, int version) {

    private static final int LONGEST = 100;
    private static final int LAST = 9999;

    /** Of a decision. */
    public enum Effect { RELEASE, APPROACH }

    public String name(Locale locale) {
        return "zh".equals(locale.getLanguage()) ? nameZh : nameEn;
    }

    /** Everything that keeps it from being kept, each naming its field. */
    List<Refusal> problems() {
        return new Refusals().add(PlainText.requiredProblem("nameEn", nameEn, LONGEST)).add(PlainText.lineProblem("nameEn", nameEn, LONGEST))
                .add(PlainText.requiredProblem("nameZh", nameZh, LONGEST)).add(PlainText.lineProblem("nameZh", nameZh, LONGEST))
                .require(position != null && position >= 1 && position <= LAST, "position", "review.number", 1, LAST).all();
    }
}
