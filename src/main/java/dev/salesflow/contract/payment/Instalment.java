package dev.salesflow.contract.payment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A part of a contract's amount that is due on a day.
 *
 * @param received what came in of it so far, by its receipts
 */
public record Instalment(UUID id, int number, LocalDate due, BigDecimal amount, String note, BigDecimal received, List<Receipt> receipts) {

    /** Money that came in for it. */
    public record Receipt(UUID id, LocalDate on, BigDecimal amount, String note, String recordedBy) {
    }

    public BigDecimal open() {
        return amount.subtract(received);
    }

    public boolean paid() {
        return open().signum() == 0;
    }

    public boolean overdue(LocalDate today) {
        return !paid() && due.isBefore(today);
    }
}
