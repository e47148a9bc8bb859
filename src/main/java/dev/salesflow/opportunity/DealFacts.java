package dev.salesflow.opportunity;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What somebody learned about a deal. A null leaves what is known as it is.
 *
 * @param amount expected worth in {@code currency} (ISO 4217), never below zero
 * @param presales login of the presales person
 */
public record DealFacts(UUID productId, BigDecimal amount, String currency, LocalDate expectedSigning, String presales,
        String note, List<KeyFact> keyFacts) {

    public static final DealFacts NONE = new DealFacts(null, null, null, null, null, null, List.of());

    public DealFacts withProduct(UUID id) {
        return new DealFacts(id, amount, currency, expectedSigning, presales, note, keyFacts);
    }

    public DealFacts withAmount(BigDecimal worth, String inCurrency) {
        return new DealFacts(productId, worth, inCurrency, expectedSigning, presales, note, keyFacts);
    }

    public DealFacts withExpectedSigning(LocalDate day) {
        return new DealFacts(productId, amount, currency, day, presales, note, keyFacts);
    }

    public DealFacts withPresales(String login) {
        return new DealFacts(productId, amount, currency, expectedSigning, login, note, keyFacts);
    }

    /** With one more key fact; a blank value says nothing and is left out. */
    public DealFacts with(KeyFact.Kind kind, String value, String evidence, String saidBy) {
        return with(KeyFact.of(kind, value, evidence, saidBy));
    }

    /** The same of a fact with all it rests on. */
    public DealFacts with(KeyFact fact) {
        if (fact.value() == null || fact.value().isBlank()) {
            return this;
        }
        var more = new ArrayList<>(keyFacts);
        more.add(fact);
        return new DealFacts(productId, amount, currency, expectedSigning, presales, note, List.copyOf(more));
    }

    /** What day and amount say as a key fact's value; null where they are not known, and for the other kinds. */
    public String said(KeyFact.Kind kind) {
        return switch (kind) {
            case SCHEDULE -> expectedSigning == null ? null : expectedSigning.toString();
            case BUDGET -> amount == null ? null
                    : amount.stripTrailingZeros().toPlainString() + (currency == null ? "" : " " + currency);
            default -> null;
        };
    }

    boolean proves(KeyFact.Kind kind) {
        return keyFacts.stream().anyMatch(fact -> fact.kind() == kind && fact.proven());
    }
}
