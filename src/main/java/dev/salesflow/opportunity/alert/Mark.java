package dev.salesflow.opportunity.alert;

import dev.salesflow.opportunity.DealAlert;
import dev.salesflow.rules.RowNote;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What is wrong with an open deal.
 *
 * @param reason the note of the row that says so
 * @param since the day on which it was first said
 */
public record Mark(UUID deal, DealAlert.Matter matter, DealAlert.Level level, RowNote reason, LocalDate since) {

    public boolean urgent() {
        return level == DealAlert.Level.URGENT;
    }
}
