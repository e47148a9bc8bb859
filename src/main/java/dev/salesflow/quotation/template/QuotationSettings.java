package dev.salesflow.quotation.template;

import dev.salesflow.shared.Refusals;

/**
 * A manager's numbers.
 *
 * @param validDays how long an offer holds unless somebody says otherwise
 * @param remindDays so many days before its end its owner is told
 */
public record QuotationSettings(int validDays, int remindDays) {

    private static final int LONGEST_VALIDITY = 365;
    private static final int EARLIEST_REMINDER = 30;

    void check() {
        new Refusals().require(validDays >= 1 && validDays <= LONGEST_VALIDITY, "validDays", "quotation.settings.validDaysRange", LONGEST_VALIDITY)
                .require(remindDays >= 0 && remindDays <= EARLIEST_REMINDER, "remindDays", "quotation.settings.remindDaysRange", EARLIEST_REMINDER)
                .throwIfAny();
    }
}
