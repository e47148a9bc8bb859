package dev.salesflow.opportunity;

import dev.salesflow.opportunity.GateFacts.Sureness;
import dev.salesflow.opportunity.KeyFact.Kind;
import dev.salesflow.rules.RowNote;
import dev.salesflow.rules.RuleBook;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** How much of the six key facts of a deal is known, proven and still fresh; how long each stays fresh says the table {@code fact-freshness}. */
@Component
public class KeyFactMeter {

    /**
     * One of the six.
     *
     * @param fact null while unknown
     * @param stale known, but said too long ago for the stage the deal is in
     * @param openItems what the method asks for under it and nobody has told yet
     */
    public record Reading(Kind kind, KeyFact fact, boolean stale, List<KeyFactItem> openItems) {

        public boolean solid() {
            return fact != null && fact.proven() && !stale;
        }

        public Sureness sureness() {
            return fact == null ? Sureness.UNKNOWN : fact.proven() ? Sureness.PROVEN : Sureness.UNPROVEN;
        }
    }

    /** What the table {@code stage-gate} wants found out or proven before the deal's next stage, and why. */
    public record Gap(GateGap.Lack lack, GateGap.Force force, RowNote reason) {

        /** The key fact that is lacking; null where doubts are open. */
        public Kind kind() {
            return lack == GateGap.Lack.DOUBTS ? null : Kind.valueOf(lack.name());
        }

        public boolean required() {
            return force == GateGap.Force.REQUIRED;
        }

        /** The path to where it is written down. */
        public String way(UUID dealId) {
            return "/opportunities/" + dealId + (kind() == null ? "#deal-doubts" : "?tell=" + kind().key() + "#key-facts");
        }
    }

    private final FactBook facts;
    private final RuleBook rules;
    private final Clock clock;

    KeyFactMeter(FactBook facts, RuleBook rules, Clock clock) {
        this.facts = facts;
        this.rules = rules;
        this.clock = clock;
    }

    /** All six, in the method's order. */
    public List<Reading> read(Opportunity deal) {
        var told = facts.keyFacts(deal.id()).stream().collect(Collectors.toMap(KeyFact::kind, Function.identity()));
        var kinds = Arrays.asList(Kind.values());
        var limits = rules.decideAll(DealRules.FACT_FRESHNESS, kinds.stream().map(kind -> new FactAge(kind, deal.stage())).toList());
        return kinds.stream().map(kind -> {
            var fact = Optional.ofNullable(told.get(kind)).orElseGet(() -> guess(deal, kind));
            var days = limits.get(kind.ordinal()).row().map(row -> row.result().days()).orElse(null);
            return new Reading(kind, fact, deal.isOpen() && fact != null && days != null && tooOld(fact, days), open(kind, fact));
        }).toList();
    }

    /** What comes after the deal's stage; empty for the last stage and a closed deal. */
    public Optional<Stage> nextStage(Opportunity deal) {
        return Stage.ALL.stream().filter(stage -> deal.isOpen() && stage.compareTo(deal.stage()) > 0).findFirst();
    }

    /** What is wanted before that stage, the required first. */
    public List<Gap> gaps(Opportunity deal, Stage next, List<Reading> readings) {
        return gaps(next, readings, facts.openDoubts(deal.id()));
    }

    /** The same where the deal's open doubts are counted already. */
    public List<Gap> gaps(Stage next, List<Reading> readings, int openDoubts) {
        var sure = readings.stream().map(Reading::sureness).toList();
        var gate = new GateFacts(next, sure.get(0), sure.get(1), sure.get(2), sure.get(3), sure.get(4), sure.get(5), openDoubts);
        return rules.decide(DealRules.STAGE_GATE, gate).fired().stream()
                .map(row -> new Gap(row.result().fact(), row.result().force(), row.note()))
                .sorted(Comparator.comparing(Gap::force)).toList();
    }

    /** A signing day, an amount, those who decide that nobody gave grounds for, or those who compete; null where the deal has none. */
    private KeyFact guess(Opportunity deal, Kind kind) {
        return Optional.ofNullable(DealFacts.NONE.withExpectedSigning(deal.expectedSigning()).withAmount(deal.amount(), deal.currency()).said(kind))
                .map(said -> KeyFact.of(kind, said, null, null)).or(() -> facts.listed(deal.id(), kind)).orElse(null);
    }

    private boolean tooOld(KeyFact fact, int days) {
        if (fact.recordedAt() == null) {
            return false;
        }
        var said = fact.saidOn() == null ? LocalDate.ofInstant(fact.recordedAt(), clock.getZone()) : fact.saidOn();
        return said.plusDays(days).isBefore(LocalDate.now(clock));
    }

    private static List<KeyFactItem> open(Kind kind, KeyFact fact) {
        return KeyFactItem.of(kind).stream().filter(item -> fact == null || !fact.items().containsKey(item)).toList();
    }
}
