package dev.salesflow.opportunity.competition;

import dev.salesflow.opportunity.KeyFact.Confidence;
import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.time.LocalDate;
import java.util.List;

/**
 * What we know of a contender by, as of a key fact; each may be null.
 *
 * @param saidBy who told it
 * @param saidOn the day it was told
 */
public record Grounds(String evidence, String saidBy, LocalDate saidOn, Confidence confidence) {

    public static final Grounds NONE = new Grounds(null, null, null, null);

    List<Refusal> problems() {
        return new Refusals().add(PlainText.problem("contenderEvidence", evidence, Contender.LONGEST)).add(PlainText.problem("contenderSaidBy", saidBy, 200)).all();
    }

    public boolean proven() {
        return evidence != null && !evidence.isBlank();
    }
}
