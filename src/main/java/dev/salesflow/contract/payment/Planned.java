package dev.salesflow.contract.payment;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * An instalment as a person plans it.
 *
 * @param number of one that is there already; null for a new one
 * @param note what it is for, for instance the advance
 */
public record Planned(Integer number, LocalDate due, BigDecimal amount, String note) {
}
