package dev.salesflow.quotation;

import dev.salesflow.quotation.line.QuotationLine;
import dev.salesflow.quotation.line.QuotationLines;
import dev.salesflow.quotation.line.QuotationTotals;
import dev.salesflow.shared.Ids;
import dev.salesflow.shared.Refusal;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Transient;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;

/**
 * One written offer and its life. Only a draft is written at; what is submitted stays as it is, and a better one is a new
 * revision that supersedes it. Nothing is sent that was not approved. Its figures are the sums of its lines.
 */
@Table("quotation")
public class Quotation {

    /** Where it is. */
    public enum State {
        DRAFT, IN_APPROVAL, APPROVED, SENT, ACCEPTED, REJECTED, EXPIRED, SUPERSEDED,
        /** Taken back by us, or left over when the deal ended. */
        WITHDRAWN;

        /** Not sent yet: of these a deal has one at most. */
        public boolean isInTheMaking() {
            return this == DRAFT || this == IN_APPROVAL || this == APPROVED;
        }
    }

    private static final long TEN_DIGITS = 10_000_000_000L;

    @Id
    private UUID id;
    @Version
    private int version;
    private UUID opportunityId;
    private int revision;
    private UUID productId;
    private String currency;
    private BigDecimal discountPercent;
    @Embedded.Empty
    private QuotationTotals totals;
    @Embedded.Empty
    private QuotationHead head;
    @Embedded.Empty
    private QuotationLife life = new QuotationLife();
    private String createdBy;
    private Instant createdAt;
    @Transient
    private List<QuotationLine> lines = List.of();

    Quotation() {
    }

    static Quotation draft(UUID opportunityId, int revision, String currency, QuotationHead head, String by, Instant now) {
        var quotation = new Quotation();
        quotation.id = Ids.next();
        quotation.opportunityId = opportunityId;
        quotation.revision = revision;
        quotation.currency = currency;
        quotation.head = head.checked();
        quotation.createdBy = by;
        quotation.createdAt = now;
        quotation.sum();
        return quotation;
    }

    /** With its lines as they are stored. */
    Quotation with(List<QuotationLine> stored) {
        lines = List.copyOf(stored);
        return this;
    }

    /** Another currency is refused once there are lines: their prices would be read in it. */
    void write(QuotationHead written, String pricedIn) {
        life.mustBeDraft(revision);
        if (!pricedIn.equals(currency) && !lines.isEmpty()) {
            throw Refusal.ofField("currency", "quotation.currencyFixed", currency);
        }
        head = written.checked();
        currency = pricedIn;
    }

    void write(List<QuotationLine> written) {
        life.mustBeDraft(revision);
        lines = QuotationLines.checked(written, currency);
        sum();
    }

    void submit(LocalDate today) {
        life.mustBeDraft(revision);
        if (lines.stream().noneMatch(QuotationLine::counts)) {
            throw Refusal.of("quotation.noLines");
        }
        life.submit(revision, validUntil(), today);
    }

    void approve() {
        life.approve(revision);
    }

    void sendBack() {
        life.sendBack(revision);
    }

    /** Taken back before it is sent, to be written at again. */
    void withdraw() {
        life.withdraw(revision);
    }

    void send(String by, Instant now, LocalDate today) {
        life.send(revision, by, now, validUntil(), today);
    }

    /** False where it was accepted before. */
    boolean accept(String words, Instant now, LocalDate today) {
        return life.accept(revision, words, now, validUntil(), today);
    }

    /** The customer wants something else; it stands until the next revision goes out. */
    void wish(String words, Instant now) {
        life.wish(revision, words, now);
    }

    void reject(String words, Instant now) {
        life.reject(revision, words, now);
    }

    /** False where nothing runs out. */
    boolean expire(LocalDate today) {
        return life.expire(validUntil(), today);
    }

    void supersede() {
        life.supersede(revision);
    }

    /** The deal ended, or we do not stand by it any more. */
    void end() {
        life.end(revision);
    }

    private void sum() {
        totals = QuotationTotals.of(lines, QuotationLines.digits(currency));
        discountPercent = QuotationLines.discountPercent(lines, totals);
        productId = QuotationLines.firstProduct(lines);
    }

    public UUID id() {
        return id;
    }

    public int version() {
        return version;
    }

    public UUID opportunityId() {
        return opportunityId;
    }

    public int revision() {
        return revision;
    }

    /** As people name it in letters: the deal's, and which revision. */
    public String number() {
        return "Q-%010d-%d".formatted(Long.remainderUnsigned(opportunityId.getLeastSignificantBits(), TEN_DIGITS), revision);
    }

    /** Of the first line that has one. */
    public UUID productId() {
        return productId;
    }

    public QuotationTotals totals() {
        return totals;
    }

    /** To be paid, tax included. */
    public BigDecimal amount() {
        return totals.amount();
    }

    /** Of the list price, over all lines. */
    public BigDecimal discountPercent() {
        return discountPercent;
    }

    public String currency() {
        return currency;
    }

    public QuotationHead head() {
        return head;
    }

    public LocalDate validUntil() {
        return head.validUntil();
    }

    public String note() {
        return head.note();
    }

    public State state() {
        return life.state();
    }

    /** Sent or accepted: the offer that stands. */
    public boolean stands() {
        return state() == State.SENT || state() == State.ACCEPTED;
    }

    /** Whether we still stand by it on that day. */
    public boolean binds(LocalDate day) {
        return stands() && !validUntil().isBefore(day);
    }

    /** Sent and not answered yet, though perhaps too late to be accepted. */
    public boolean takesAnswer() {
        return state() == State.SENT || state() == State.EXPIRED;
    }

    /** In their order. */
    public List<QuotationLine> lines() {
        return lines;
    }

    public String createdBy() {
        return createdBy;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** When it was sent, and what was answered to it. */
    public QuotationLife life() {
        return life;
    }
}
