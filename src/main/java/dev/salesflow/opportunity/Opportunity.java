package dev.salesflow.opportunity;

import dev.salesflow.shared.Ids;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A deal with a customer. It guards what must never happen: a closed deal moves no more, an amount is never below zero.
 * Which step comes next is the process model's business, not its.
 */
@Table("opportunity")
public class Opportunity {

    @Id
    private UUID id;
    @Version
    private int version;
    private String externalId;
    private String requestId;
    private UUID customerId;
    private UUID productId;
    private String ownerLogin;
    private String presalesLogin;
    private Stage stage;
    private Instant stageEnteredAt;
    private Outcome outcome;
    private boolean paused;
    private Instant pausedAt;
    private LocalDate pausedUntil;
    private String pauseReason;
    private LocalDate startedOn;
    private LocalDate closedOn;
    private LocalDate expectedSigning;
    private BigDecimal amount;
    private String currency;
    private String lostReason;
    private String competitor;
    private String note;
    private String processId;
    private Instant createdAt;
    private Instant updatedAt;

    Opportunity() {
    }

    static Opportunity open(Opening opening, String owner, Instant now, LocalDate today) {
        var deal = new Opportunity();
        deal.id = Ids.next();
        deal.requestId = opening.requestId();
        deal.customerId = opening.customerId();
        deal.productId = opening.productId();
        deal.note = opening.note();
        deal.processId = opening.processId();
        deal.ownerLogin = owner;
        deal.stage = Stage.FIRST_VISIT;
        deal.stageEnteredAt = now;
        deal.outcome = Outcome.OPEN;
        deal.startedOn = today;
        deal.createdAt = now;
        deal.updatedAt = now;
        return deal;
    }

    /** True if it was elsewhere before; entering the stage it is in is no move, and allowed even when closed. */
    boolean enter(Stage next, Instant now) {
        if (next == stage) {
            return false;
        }
        mustBeOpen();
        stage = next;
        stageEnteredAt = now;
        updatedAt = now;
        return true;
    }

    void handOverTo(String login, Instant now) {
        mustBeOpen();
        if (login.equals(ownerLogin)) {
            throw Refusal.ofField("owner", "opportunity.sameOwner");
        }
        ownerLogin = login;
        updatedAt = now;
    }

    void pause(String reason, LocalDate until, Instant now, LocalDate today) {
        mustBeOpen();
        if (paused) {
            throw Refusal.of("opportunity.alreadyPaused");
        }
        new Refusals().add(untilProblem(until, today)).throwIfAny();
        paused = true;
        pausedAt = now;
        pausedUntil = until;
        pauseReason = reason;
        updatedAt = now;
    }

    static Optional<Refusal> untilProblem(LocalDate until, LocalDate today) {
        return until == null || until.isAfter(today) ? Optional.empty()
                : Optional.of(Refusal.ofField("until", "opportunity.pauseEndsInThePast"));
    }

    Duration resume(Instant now) {
        mustBeOpen();
        if (!paused) {
            throw Refusal.of("opportunity.notPaused");
        }
        var rested = pausedAt == null ? Duration.ZERO : Duration.between(pausedAt, now);
        endPause(now);
        return rested;
    }

    void lose(String reason, String toCompetitor, Instant now, LocalDate today) {
        close(Outcome.LOST, today, now);
        lostReason = reason;
        competitor = toCompetitor;
    }

    void win(LocalDate signedOn, BigDecimal worth, String inCurrency, Instant now) {
        if (startedOn != null && signedOn.isBefore(startedOn)) {
            throw Refusal.ofField("signedOn", "opportunity.closedBeforeStarted", startedOn);
        }
        close(Outcome.WON, signedOn, now);
        amount = notNegative(worth);
        currency = inCurrency;
    }

    /** What is known is exactly this from now on, a null meaning unknown; names of the fields that changed. */
    Set<String> correct(DealFacts facts, Instant now) {
        mustBeOpen();
        var before = new DealFacts(productId, amount, currency, expectedSigning, presalesLogin, note, List.of());
        productId = facts.productId();
        expectedSigning = facts.expectedSigning();
        presalesLogin = facts.presales();
        note = facts.note();
        currency = facts.currency();
        amount = facts.amount() == null ? null : notNegative(facts.amount());
        updatedAt = now;
        return before.differingFrom(facts);
    }

    /** Names of the fields that changed; empty where all was known already. */
    Set<String> learn(DealFacts facts, Instant now) {
        mustBeOpen();
        var changed = new TreeSet<String>();
        productId = learned("product", productId, facts.productId(), changed);
        expectedSigning = learned("expectedSigning", expectedSigning, facts.expectedSigning(), changed);
        presalesLogin = learned("presales", presalesLogin, facts.presales(), changed);
        note = learned("note", note, facts.note(), changed);
        currency = learned("currency", currency, facts.currency(), changed);
        if (facts.amount() != null && (amount == null || amount.compareTo(facts.amount()) != 0)) {
            amount = notNegative(facts.amount());
            changed.add("amount");
        }
        if (!changed.isEmpty()) {
            updatedAt = now;
        }
        return changed;
    }

    void processStarted(String id) {
        mustBeOpen();
        if (processId != null && !processId.equals(id)) {
            throw Refusal.of("opportunity.hasProcess");
        }
        processId = id;
    }

    void mustBeOpen() {
        if (outcome != Outcome.OPEN) {
            throw Refusal.of("opportunity.closed");
        }
    }

    private static <T> T learned(String field, T known, T told, Set<String> changed) {
        if (told == null || Objects.equals(known, told)) {
            return known;
        }
        changed.add(field);
        return told;
    }

    private void close(Outcome how, LocalDate day, Instant now) {
        mustBeOpen();
        endPause(now);
        outcome = how;
        closedOn = day;
    }

    private void endPause(Instant now) {
        paused = false;
        pausedAt = null;
        pausedUntil = null;
        pauseReason = null;
        updatedAt = now;
    }

    private static BigDecimal notNegative(BigDecimal amount) {
        if (amount.signum() < 0) {
            throw Refusal.ofField("amount", "opportunity.negativeAmount");
        }
        return amount;
    }

    public UUID id() {
        return id;
    }

    /** To be named when correcting it, so that nobody overwrites what they have not seen. */
    public int version() {
        return version;
    }

    public String externalId() {
        return externalId;
    }

    public UUID customerId() {
        return customerId;
    }

    public UUID productId() {
        return productId;
    }

    public String owner() {
        return ownerLogin;
    }

    public String presales() {
        return presalesLogin;
    }

    public Stage stage() {
        return stage;
    }

    public Instant stageEnteredAt() {
        return stageEnteredAt;
    }

    public Outcome outcome() {
        return outcome;
    }

    public boolean isOpen() {
        return outcome == Outcome.OPEN;
    }

    public boolean paused() {
        return paused;
    }

    public LocalDate pausedUntil() {
        return pausedUntil;
    }

    public String pauseReason() {
        return pauseReason;
    }

    public String note() {
        return note;
    }

    public LocalDate startedOn() {
        return startedOn;
    }

    public LocalDate closedOn() {
        return closedOn;
    }

    public LocalDate expectedSigning() {
        return expectedSigning;
    }

    public BigDecimal amount() {
        return amount;
    }

    public String currency() {
        return currency;
    }

    public String lostReason() {
        return lostReason;
    }

    public String competitor() {
        return competitor;
    }

    public String processId() {
        return processId;
    }
}
