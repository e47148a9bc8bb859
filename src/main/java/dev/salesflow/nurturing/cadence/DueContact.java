package dev.salesflow.nurturing.cadence;

import dev.salesflow.nurturing.ContactWay;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A customer who should hear from us, with what one needs to do it.
 *
 * @param phone the customer's, else one of its people's; null where none is known
 * @param lastOn null: nobody spoke to it yet
 * @param way as the table proposes
 * @param fruitless contacts since something moved last
 * @param approach what the manager said to do otherwise, or null
 */
public record DueContact(UUID customerId, String customer, String grade, String owner, String ownerName, String phone, LocalDate dueOn,
        LocalDate lastOn, ContactWay way, int fruitless, String approach) {
}
