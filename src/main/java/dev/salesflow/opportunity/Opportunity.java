package dev.salesflow.opportunity;

import dev.salesflow.shared.Ids;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
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
    private String ownerLogin;
    private Stage stage;
    private Instant stageEnteredAt;
    private Outcome outcome;
    @Embedded.Empty
    private Pause pause = Pause.NONE;
    @Embedded.Empty
    private Known known;
    private LocalDate startedOn;
    private LocalDate closedOn;
    @Embedded.Empty
    private Loss loss = Loss.NONE;
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
        deal.known = new Known(opening.productId(), null, null, null, null, opening.note());
        deal.processId = opening.processId();
        deal.ownerLogin = owner;
        deal.stage = Stage.FIRST_VISIT;
        deal.stageEnteredAt = deal.createdAt = deal.updatedAt = now;
        deal.outcome = Outcome.OPEN;
        deal.startedOn = today;
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
        pause = pause.begin(reason, until, now, today);
        updatedAt = now;
    }

    Duration resume(Instant now) {
        mustBeOpen();
        var rested = pause.length(now);
        pause = Pause.NONE;
        updatedAt = now;
        return rested;
    }

    void lose(Loss why, Instant now, LocalDate today) {
        close(Outcome.LOST, today, now);
        loss = why;
    }

    void win(LocalDate signedOn, BigDecimal worth, String inCurrency, Instant now) {
        if (startedOn != null && signedOn.isBefore(startedOn)) {
            throw Refusal.ofField("signedOn", "opportunity.closedBeforeStarted", startedOn);
        }
        close(Outcome.WON, signedOn, now);
        known = known.worth(worth, inCurrency);
    }

    /** What is known is exactly this from now on, a null meaning unknown; names of the fields that changed. */
    Set<String> correct(DealFacts facts, Instant now) {
        return know(Known.of(facts), now);
    }

    /** Names of the fields that changed; empty where all was known already. */
    Set<String> learn(DealFacts facts, Instant now) {
        return know(known.and(facts), now);
    }

    private Set<String> know(Known next, Instant now) {
        mustBeOpen();
        var changed = known.differingFrom(next);
        known = next;
        updatedAt = now;
        return changed;
    }

    void processStarted(String id) {
        mustBeOpen();
        if (processId != null && !processId.equals(id)) {
            throw Refusal.of("opportunity.hasProcess");
        }
        processId = id;
    }

    public void mustBeOpen() {
        if (outcome != Outcome.OPEN) {
            throw Refusal.of("opportunity.closed");
        }
    }

    private void close(Outcome how, LocalDate day, Instant now) {
        mustBeOpen();
        pause = Pause.NONE;
        outcome = how;
        closedOn = day;
        updatedAt = now;
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

    Known known() {
        return known;
    }

    public UUID productId() {
        return known.productId();
    }

    public String owner() {
        return ownerLogin;
    }

    public String presales() {
        return known.presalesLogin();
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
        return pause.paused();
    }

    public LocalDate pausedUntil() {
        return pause.pausedUntil();
    }

    public String pauseReason() {
        return pause.pauseReason();
    }

    public String note() {
        return known.note();
    }

    public LocalDate startedOn() {
        return startedOn;
    }

    public LocalDate closedOn() {
        return closedOn;
    }

    public LocalDate expectedSigning() {
        return known.expectedSigning();
    }

    public BigDecimal amount() {
        return known.amount();
    }

    public String currency() {
        return known.currency();
    }

    /** Of a lost deal; of every other empty. */
    public Loss loss() {
        return loss;
    }

    public String processId() {
        return processId;
    }
}
