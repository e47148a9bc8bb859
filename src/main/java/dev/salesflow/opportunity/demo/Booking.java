package dev.salesflow.opportunity.demo;

import java.time.Instant;
import java.util.UUID;

/**
 * A demo in the calendar of a presales person.
 *
 * @param customer null where the reader does not see the deal
 * @param repName of the deal's owner; null where nobody owns it
 * @param cancelled why it does not take place; null while it does
 */
public record Booking(UUID id, int version, UUID opportunityId, String customer, String repName, String presales, String presalesName,
        Instant startsAt, Instant endsAt, String place, String wish, String cancelled) {

    public boolean stands() {
        return cancelled == null;
    }
}
