package dev.salesflow.contract;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What the signed paper says.
 *
 * @param number the contract's own number, unlike any other's
 * @param currency ISO 4217; null takes the accepted quotation's
 */
public record Signing(String number, BigDecimal amount, String currency, LocalDate signedOn, String note) {
}
