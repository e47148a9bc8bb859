package dev.salesflow.nurturing;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;

/**
 * An open next action with what one needs to do it.
 *
 * @param id of the contact record that it was agreed in
 * @param person of the customer, or null
 * @param isTask whether it is its owner's task by now
 * @param phone the person's, else the customer's; null where none is known
 */
public record DueAction(UUID id, String action, LocalDate due, LocalTime time, String owner, String ownerName, UUID customerId,
        String customer, String grade, UUID opportunityId, String person, String phone, boolean isTask) {
}
