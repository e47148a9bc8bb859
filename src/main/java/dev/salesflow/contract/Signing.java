package dev.salesflow.contract;

import dev.salesflow.contract.payment.Planned;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What the signed paper says.
 *
 * @param number the contract's own number, unlike any other's
 * @param amount and {@code currency} (ISO 4217, null: the same): those of the accepted quotation
 * @param plan the instalments, whose sum is the amount; empty where none are agreed yet
 */
public record Signing(String number, BigDecimal amount, String currency, LocalDate signedOn, String note, Term term, List<Planned> plan) {

    /** Without days and instalments, which can be told later. */
    public Signing(String number, BigDecimal amount, String currency, LocalDate signedOn, String note) {
        this(number, amount, currency, signedOn, note, Term.UNKNOWN, List.of());
    }
}
