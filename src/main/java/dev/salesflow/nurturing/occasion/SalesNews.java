package dev.salesflow.nurturing.occasion;

import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * News that are worth a contact.
 *
 * @param id null: not entered yet
 * @param industry for whom it is news; like territory null for everybody
 * @param firstDay of an event; else from when it is news
 */
public record SalesNews(UUID id, int version, OccasionFacts.Kind kind, String title, String text, String industry, String territory,
        LocalDate firstDay, LocalDate lastDay, String enteredBy) {

    private static final List<OccasionFacts.Kind> KINDS = List.of(OccasionFacts.Kind.SIGNED_CUSTOMER, OccasionFacts.Kind.NEW_PRODUCT,
            OccasionFacts.Kind.EVENT, OccasionFacts.Kind.INDUSTRY_NEWS, OccasionFacts.Kind.NEW_KNOWLEDGE);
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_TEXT = 2_000;
    private static final int LONGEST_WORD = 100;
    private static final int LONGEST_MONTHS = 12;

    public SalesNews {
        title = PlainText.clean(title);
        text = PlainText.cleanLines(text);
        industry = PlainText.clean(industry);
        territory = PlainText.clean(territory);
    }

    /** The kinds that people enter; the others are found by date. */
    public static List<OccasionFacts.Kind> kinds() {
        return KINDS;
    }

    /** Everything that keeps it from being entered, each naming its field. */
    List<Refusal> problems(LocalDate today) {
        var problems = new Refusals().require(KINDS.contains(kind), "kind", kind == null ? "error.required" : "error.notAChoice")
                .add(title == null ? PlainText.requiredProblem("title", null, LONGEST_TITLE) : PlainText.lineProblem("title", title, LONGEST_TITLE))
                .add(PlainText.problem("text", text, LONGEST_TEXT))
                .add(PlainText.lineProblem("industry", industry, LONGEST_WORD))
                .add(PlainText.lineProblem("territory", territory, LONGEST_WORD))
                .require(firstDay != null, "firstDay", "error.required").require(lastDay != null, "lastDay", "error.required");
        if (firstDay != null && lastDay != null) {
            problems.require(!lastDay.isBefore(firstDay), "lastDay", "news.span").require(!lastDay.isBefore(today), "lastDay", "news.over")
                    .require(!lastDay.isAfter(firstDay.plusMonths(LONGEST_MONTHS)), "lastDay", "news.tooLong", LONGEST_MONTHS);
        }
        return problems.all();
    }
}
