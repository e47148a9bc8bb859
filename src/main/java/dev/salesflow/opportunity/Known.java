package dev.salesflow.opportunity;

import dev.salesflow.shared.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** What a deal itself says of its worth, its people and its day; a null is not known. */
record Known(UUID productId, BigDecimal amount, String currency, LocalDate expectedSigning, String presalesLogin, String note) {

    Known {
        if (amount != null && amount.signum() < 0) {
            throw Refusal.ofField("amount", "error.negativeAmount");
        }
    }

    /** Exactly these facts. */
    static Known of(DealFacts facts) {
        return new Known(facts.productId(), facts.amount(), facts.currency(), facts.expectedSigning(), facts.presales(), facts.note());
    }

    /** With what these facts tell; of what they leave out the present word stays. */
    Known and(DealFacts facts) {
        return new Known(or(facts.productId(), productId), or(facts.amount(), amount), or(facts.currency(), currency),
                or(facts.expectedSigning(), expectedSigning), or(facts.presales(), presalesLogin), or(facts.note(), note));
    }

    Known worth(BigDecimal worth, String inCurrency) {
        return new Known(productId, worth, inCurrency, expectedSigning, presalesLogin, note);
    }

    /** Names of the fields in which the two differ. */
    Set<String> differingFrom(Known other) {
        var names = new TreeSet<String>();
        note(names, "product", productId, other.productId);
        note(names, "currency", currency, other.currency);
        note(names, "expectedSigning", expectedSigning, other.expectedSigning);
        note(names, "presales", presalesLogin, other.presalesLogin);
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

    private static <T> T or(T told, T known) {
        return told == null ? known : told;
    }
}
