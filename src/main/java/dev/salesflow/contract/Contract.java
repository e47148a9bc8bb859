package dev.salesflow.contract;

import dev.salesflow.quotation.Quotation;
import dev.salesflow.shared.Ids;
import dev.salesflow.shared.Refusal;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** A signed contract. There is none without the quotation the customer accepted. */
@Table("contract")
public class Contract {

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
        if (signing.amount() == null || signing.amount().signum() < 0) {
            throw Refusal.ofField("amount", "contract.negativeAmount");
        }
        if (signing.signedOn() == null || signing.signedOn().isAfter(today)) {
            throw Refusal.ofField("signedOn", "opportunity.notYet");
        }
        var contract = new Contract();
        contract.id = Ids.next();
        contract.opportunityId = accepted.opportunityId();
        contract.quotationId = accepted.id();
        contract.number = signing.number().strip();
        contract.amount = signing.amount();
        contract.currency = signing.currency() == null ? accepted.currency() : signing.currency();
        contract.signedOn = signing.signedOn();
        contract.note = signing.note();
        contract.createdBy = by;
        contract.createdAt = now;
        return contract;
    }

    public UUID id() {
        return id;
    }

    public UUID opportunityId() {
        return opportunityId;
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
