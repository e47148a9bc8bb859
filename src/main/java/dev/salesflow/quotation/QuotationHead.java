package dev.salesflow.quotation;

import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.time.LocalDate;
import java.util.Set;

/**
 * What a quotation says beside its lines.
 *
 * @param language in which the customer reads it: en or zh
 * @param validUntil the last day on which it can be accepted
 * @param note what it covers
 * @param terms of payment, delivery and the like; null for none
 */
public record QuotationHead(String language, LocalDate validUntil, String note, String terms) {

    static final int LONGEST_NOTE = 2000;
    static final int LONGEST_TERMS = 10000;
    private static final Set<String> LANGUAGES = Set.of("en", "zh");

    /** The language of the customers who pay in that currency, until somebody chooses another. */
    static String usualLanguage(String currency) {
        return "CNY".equals(currency) ? "zh" : "en";
    }

    QuotationHead validAtLeastUntil(LocalDate day) {
        return validUntil.isBefore(day) ? new QuotationHead(language, day, note, terms) : this;
    }

    QuotationHead checked() {
        new Refusals()
                .require(LANGUAGES.contains(language), "language", "quotation.unknownLanguage")
                .require(validUntil != null, "validUntil", "error.required")
                .add(PlainText.problem("note", note, LONGEST_NOTE))
                .add(PlainText.problem("terms", terms, LONGEST_TERMS))
                .throwIfAny();
        return this;
    }
}
