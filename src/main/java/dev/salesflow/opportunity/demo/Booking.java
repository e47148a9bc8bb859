package dev.salesflow.opportunity.demo;

import java.time.Instant;
import java.util.UUID;

/**
 * A demo in the calendar of a presales person.
 *
 * @param customer null where the reader does not see the deal
 * @param repName of the deal's owner; null where nobody owns it
 * @param stands whether it takes place
 * @param cancelled why it does not, as somebody wrote it; null otherwise
 * @param ended what its deal came to, where it does not take place because of that; null otherwise
 */
public record Booking(UUID id, int version, UUID opportunityId, String customer, String repName, String presales, String presalesName,
        Instant startsAt, Instant endsAt, String place, String wish, boolean stands, String cancelled, Ended ended) {

    /** What may have become of a deal. */
    public enum Ended {
        DEAL_LOST, DEAL_WON;

        public String messageKey() {
            return "demos.ended." + this;
        }
    }
}
