package dev.salesflow.opportunity;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
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

    /** Names of the fields in which the two differ, key facts left aside. */
    Set<String> differingFrom(DealFacts other) {
        var names = new TreeSet<String>();
        note(names, "product", productId, other.productId);
        note(names, "currency", currency, other.currency);
        note(names, "expectedSigning", expectedSigning, other.expectedSigning);
        note(names, "presales", presales, other.presales);
        note(names, "note", note, other.note);
        note(names, "amount", plain(amount), plain(other.amount));
        return names;
    }

    private static void note(Set<String> names, String name, Object before, Object after) {
        if (!Objects.equals(before, after)) {
            names.add(name);
        }
    }

    private static BigDecimal plain(BigDecimal number) {
        return number == null ? null : number.stripTrailingZeros();
    }

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
        if (value == null || value.isBlank()) {
            return this;
        }
        var more = new ArrayList<>(keyFacts);
        more.add(KeyFact.of(kind, value, evidence, saidBy));
        return new DealFacts(productId, amount, currency, expectedSigning, presales, note, List.copyOf(more));
    }
}
