package dev.salesflow.prospecting.checks;

import java.time.Instant;
import java.util.UUID;

/**
 * A sheet that waits for a second person, or that one has checked.
 *
 * @param contactId the person the caller spoke to, or null
 * @param checkedByName null while it waits
 */
public record WaitingCheck(UUID id, UUID prospectId, UUID customerId, String customer, String grade, String list, UUID contactId, String madeBy,
        String madeByName, Instant madeAt, String checkedByName, Instant checkedAt, Boolean dataRight, int right, int wrong) {

    public boolean waits() {
        return checkedAt == null;
    }
}
