package dev.salesflow.opportunity.competition;

import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.util.List;
import java.util.UUID;

/**
 * Somebody who competes with us for a deal.
 *
 * @param id null while not yet recorded
 * @param standing where they are seen from us
 * @param grounds what we know it by
 */
public record Contender(UUID id, int version, String name, Standing standing, String strengths, String weaknesses, String countermove,
        Grounds grounds) {

    static final int LONGEST = 2000;

    /** In the customer's eyes, the foremost first. */
    public enum Standing {
        AHEAD, LEVEL, BEHIND
    }

    /** What the fields alone would be refused for. */
    public List<Refusal> problems() {
        return new Refusals().add(PlainText.requiredProblem("name", name, 200)).require(standing != null, "standing", "error.required")
                .add(PlainText.problem("strengths", strengths, LONGEST)).add(PlainText.problem("weaknesses", weaknesses, LONGEST))
                .add(PlainText.problem("countermove", countermove, LONGEST)).addAll(grounds.problems()).all();
    }
}
