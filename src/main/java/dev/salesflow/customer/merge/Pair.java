package dev.salesflow.customer.merge;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Two customers that may be one.
 *
 * @param strength how sure that is, in words: {@code customer.pair.<strength>} of the message files
 * @param mayMerge whether the person asking may change both
 * @param dismissedBy name of the person who said that they are not; null while nobody did
 */
public record Pair(Side one, Side other, String strength, List<Likeness> reasons, boolean mayMerge, String dismissedBy,
        Instant dismissedAt) {

    /** One of the two; {@code owner} is the person's name, null where nobody owns it. */
    public record Side(UUID id, String name, String grade, String owner, String city, String phone, String registrationNumber) {
    }

    public Side otherThan(UUID customer) {
        return one.id().equals(customer) ? other : one;
    }
}
