package dev.salesflow.contract;

import dev.salesflow.quotation.Quotation;
import dev.salesflow.shared.Ids;
import dev.salesflow.shared.Money;
import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** A signed contract. There is none without the quotation the customer accepted; cancelled, it is kept and changes no more. */
@Table("contract")
public class Contract {

    private static final int LONGEST_REASON = 1000;

    /** Whether it still holds. */
    public enum State { SIGNED, CANCELLED }

    @Id
    private UUID id;
    @Version
    private int version;
    private UUID opportunityId;
    private UUID quotationId;
    private String number;
    private BigDecimal amount;
    private String currency;
    private LocalDate signedOn;
    private String note;
    private State state;
    private LocalDate startsOn;
    private LocalDate endsOn;
    private LocalDate warrantyUntil;
    private LocalDate cancelledOn;
    private String cancelReason;
    private String cancelledBy;
    private String createdBy;
    private Instant createdAt;

    Contract() {
    }

    static Contract sign(Quotation accepted, Signing signing, String by, Instant now, LocalDate today) {
        if (accepted.state() != Quotation.State.ACCEPTED) {
            throw Refusal.of("contract.noAcceptedQuotation");
        }
        if (signing.number() == null || signing.number().isBlank()) {
            throw Refusal.ofField("number", "error.required");
        }
        mustBeAsAccepted(accepted, signing);
        if (signing.signedOn() == null || signing.signedOn().isAfter(today)) {
            throw Refusal.ofField("signedOn", "opportunity.notYet");
        }
        var contract = new Contract();
        contract.id = Ids.next();
        contract.opportunityId = accepted.opportunityId();
        contract.quotationId = accepted.id();
        contract.number = signing.number().strip();
        contract.amount = signing.amount();
        contract.currency = accepted.currency();
        contract.signedOn = signing.signedOn();
        contract.note = signing.note();
        contract.state = State.SIGNED;
        contract.runs(signing.term());
        contract.createdBy = by;
        contract.createdAt = now;
        return contract;
    }

    /** A price that nobody accepted or approved comes by no signature either, lower or higher: it is agreed on before. */
    private static void mustBeAsAccepted(Quotation accepted, Signing signing) {
        if (signing.currency() != null && !signing.currency().equals(accepted.currency())) {
            throw Refusal.ofField("currency", "contract.otherCurrency", accepted.currency());
        }
        if (signing.amount() == null || signing.amount().compareTo(accepted.amount()) != 0) {
            throw Refusal.ofField("amount", "contract.notAsAccepted", Money.said(accepted.amount(), accepted.currency()));
        }
    }

    private void runs(Term term) {
        new Refusals().addAll(term.problems()).throwIfAny();
        startsOn = term.startsOn();
        endsOn = term.endsOn();
        warrantyUntil = term.warrantyUntil();
    }

    void change(Term term, String remarks) {
        mustHold();
        new Refusals().addAll(term.problems()).add(PlainText.problem("note", remarks, 2000)).throwIfAny();
        runs(term);
        note = PlainText.clean(remarks);
    }

    void cancel(String reason, LocalDate on, LocalDate today, String by) {
        mustHold();
        new Refusals().add(PlainText.requiredProblem("reason", reason, LONGEST_REASON)).require(on != null, "on", "error.required")
                .require(on == null || !on.isAfter(today), "on", "opportunity.notYet")
                .require(on == null || !on.isBefore(signedOn), "on", "contract.cancelledBeforeSigned", signedOn).throwIfAny();
        state = State.CANCELLED;
        cancelReason = reason.strip();
        cancelledOn = on;
        cancelledBy = by;
    }

    void mustHold() {
        if (state != State.SIGNED) {
            throw Refusal.of("contract.isCancelled", number);
        }
    }

    public boolean holds() {
        return state == State.SIGNED;
    }

    public Term term() {
        return new Term(startsOn, endsOn, warrantyUntil);
    }

    public State state() {
        return state;
    }

    /** To be named when changing it, so that nobody overwrites what they have not seen. */
    public int version() {
        return version;
    }

    public LocalDate cancelledOn() {
        return cancelledOn;
    }

    public String cancelReason() {
        return cancelReason;
    }

    public String cancelledBy() {
        return cancelledBy;
    }

    public UUID id() {
        return id;
    }

    public UUID opportunityId() {
        return opportunityId;
    }

    /** The one that was accepted. */
    public UUID quotationId() {
        return quotationId;
    }

    public String number() {
        return number;
    }

    public BigDecimal amount() {
        return amount;
    }

    public String currency() {
        return currency;
    }

    public LocalDate signedOn() {
        return signedOn;
    }

    public String note() {
        return note;
    }

    public String createdBy() {
        return createdBy;
    }
}
