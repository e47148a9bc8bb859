package dev.salesflow.opportunity.needs;

import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.util.List;
import java.util.UUID;

/**
 * One core need, with how fully we can meet it (1 to 5) as the rep and as the technical side sees it; null: not scored.
 *
 * @param id null while not yet recorded
 * @param pain what hurts, kept apart from what is needed
 */
public record CoreNeed(UUID id, int version, String need, String pain, Integer repScore, Integer techScore) {

    static final int HIGHEST = 5;
    static final int LONGEST = 300;
    private static final int APART = 2;

    public Integer score(Side side) {
        return side == Side.REP ? repScore : techScore;
    }

    /** What counts: ability, not hope, so the technical side's word goes before the rep's. */
    public Integer counted() {
        return techScore == null ? repScore : techScore;
    }

    /** Whether the two see it so differently that they should talk. */
    public boolean disputed() {
        return repScore != null && techScore != null && Math.abs(repScore - techScore) >= APART;
    }

    /** What the fields alone would be refused for. */
    public List<Refusal> problems() {
        return new Refusals().add(PlainText.requiredProblem("need", need, LONGEST)).add(PlainText.problem("pain", pain, 1000)).all();
    }
}
