package dev.salesflow.opportunity;

import dev.salesflow.opportunity.KeyFact.Kind;
import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is wrong with facts that a person tells of a deal. */
@Component
class FactProblems {

    private final KeyFacts keyFacts;
    private final JdbcClient jdbc;
    private final Clock clock;

    FactProblems(KeyFacts keyFacts, JdbcClient jdbc, Clock clock) {
        this.keyFacts = keyFacts;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What is known already may stay as it is; a new day is to come, and a new day or amount rests on evidence told with it. */
    List<Refusal> of(DealFacts facts, Opportunity deal) {
        var signing = facts.expectedSigning();
        var newSigning = signing != null && !signing.equals(deal.expectedSigning());
        return new Refusals().add(presales(facts, deal))
                .require(!newSigning || !signing.isBefore(LocalDate.now(clock)), "expectedSigning", "opportunity.signingPassed")
                .add(newSigning ? proof(Kind.SCHEDULE, facts, deal) : Optional.empty())
                .add(isNewAmount(facts, deal) ? proof(Kind.BUDGET, facts, deal) : Optional.empty())
                .all();
    }

    /** A page shows the evidence of what was known: word for word the same proves nothing of what is new, unless it was said of just that. */
    private Optional<Refusal> proof(Kind kind, DealFacts facts, Opportunity deal) {
        if (!facts.proves(kind)) {
            return Optional.of(Refusal.ofField(kind.evidenceField(), "opportunity.evidenceMissing"));
        }
        var ofOther = keyFacts.of(deal.id()).stream().filter(known -> known.kind() == kind && !facts.said(kind).equals(known.value())).toList();
        return facts.keyFacts().stream().anyMatch(fact -> ofOther.stream().anyMatch(fact::restsOnTheSameAs))
                ? Optional.of(Refusal.ofField(kind.evidenceField(), "opportunity.evidenceOfBefore")) : Optional.empty();
    }

    private static boolean isNewAmount(DealFacts facts, Opportunity deal) {
        return facts.amount() != null && (deal.amount() == null || facts.amount().compareTo(deal.amount()) != 0
                || deal.currency() != null && facts.currency() != null && !facts.currency().equals(deal.currency()));
    }

    /** Who is named already may stay, though they left or changed their work: that need not stop other facts. */
    Optional<Refusal> presales(DealFacts facts, Opportunity deal) {
        var login = facts.presales();
        return login == null || login.equals(deal.presales()) || isPresales(login) ? Optional.empty()
                : Optional.of(Refusal.ofField("presales", "opportunity.notPresales", PlainText.quoted(login)));
    }

    boolean isPresales(String login) {
        return jdbc.sql("select exists (select 1 from app_user where login = ? and enabled and role = 'PRESALES')").param(login)
                .query(Boolean.class).single();
    }
}
