package dev.salesflow.quotation;

import dev.salesflow.shared.Ids;
import dev.salesflow.shared.Refusal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** One written offer. Its content never changes; a better one is a new revision that supersedes it. */
@Table("quotation")
public class Quotation {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** What became of it. */
    public enum State { SENT, ACCEPTED, REJECTED, SUPERSEDED }

    @Id
    private UUID id;
    @Version
    private int version;
    private UUID opportunityId;
    private int revision;
    private UUID productId;
    private BigDecimal amount;
    private BigDecimal discountPercent;
    private String currency;
    private LocalDate validUntil;
    private State state;
    private String note;
    private String createdBy;
    private Instant createdAt;

    Quotation() {
    }

    static Quotation send(UUID opportunityId, int revision, Offer offer, String by, Instant now, LocalDate today) {
        if (offer.amount().signum() < 0) {
            throw Refusal.ofField("amount", "quotation.negativeAmount");
        }
        if (offer.discountPercent().signum() < 0 || offer.discountPercent().compareTo(HUNDRED) > 0) {
            throw Refusal.ofField("discountPercent", "quotation.discountOutOfRange");
        }
        if (offer.validUntil().isBefore(today)) {
            throw Refusal.ofField("validUntil", "quotation.alreadyExpired");
        }
        var quotation = new Quotation();
        quotation.id = Ids.next();
        quotation.opportunityId = opportunityId;
        quotation.revision = revision;
        quotation.productId = offer.productId();
        quotation.amount = offer.amount();
        quotation.discountPercent = offer.discountPercent();
        quotation.currency = offer.currency();
        quotation.validUntil = offer.validUntil();
        quotation.note = offer.note();
        quotation.state = State.SENT;
        quotation.createdBy = by;
        quotation.createdAt = now;
        return quotation;
    }

    /** False where it was accepted before. */
    boolean accept(LocalDate today) {
        if (state == State.ACCEPTED) {
            return false;
        }
        mustBeSent();
        if (validUntil.isBefore(today)) {
            throw Refusal.of("quotation.expired", revision, validUntil);
        }
        state = State.ACCEPTED;
        return true;
    }

    void reject() {
        mustBeSent();
        state = State.REJECTED;
    }

    void supersede() {
        state = State.SUPERSEDED;
    }

    /** What the discount comes to where the same is sold for that amount; from 0 to 100. */
    BigDecimal discountAt(BigDecimal other) {
        if (amount.signum() == 0) {
            return discountPercent;
        }
        return HUNDRED.subtract(HUNDRED.subtract(discountPercent).multiply(other).divide(amount, 2, RoundingMode.HALF_UP))
                .max(BigDecimal.ZERO).min(HUNDRED);
    }

    private void mustBeSent() {
        if (state != State.SENT) {
            throw Refusal.of("quotation.answered", revision);
        }
    }

    public UUID id() {
        return id;
    }

    public UUID opportunityId() {
        return opportunityId;
    }

    public int revision() {
        return revision;
    }

    public UUID productId() {
        return productId;
    }

    public BigDecimal amount() {
        return amount;
    }

    public BigDecimal discountPercent() {
        return discountPercent;
    }

    public String currency() {
        return currency;
    }

    public LocalDate validUntil() {
        return validUntil;
    }

    public State state() {
        return state;
    }

    /** Sent or accepted: the offer that stands. */
    public boolean stands() {
        return state == State.SENT || state == State.ACCEPTED;
    }

    public String note() {
        return note;
    }

    public String createdBy() {
        return createdBy;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
