package dev.salesflow.prospecting.checks;

import dev.salesflow.prospecting.SheetOrigin;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * A sheet that waits for a second person, or that one has checked.
 *
 * @param prospectId and {@code list} null where no call made it
 * @param contactId the person the caller spoke to, or null
 * @param checkedByName null while it waits
 * @param rightOnes keys of the lines found right, between spaces; null where there is none
 */
public record WaitingCheck(UUID id, UUID prospectId, UUID customerId, String customer, String grade, SheetOrigin origin, String list, UUID contactId, String madeBy,
        String madeByName, Instant madeAt, String checkedByName, Instant checkedAt, Boolean dataRight, String rightOnes,
        String wrongOnes) {

    public boolean waits() {
        return checkedAt == null;
    }

    /** The lines that were asked and found right. */
    public List<String> right() {
        return keys(rightOnes);
    }

    /** The lines that were asked and corrected. */
    public List<String> wrong() {
        return keys(wrongOnes);
    }

    private static List<String> keys(String between) {
        return between == null ? List.of() : Arrays.stream(between.split(" ")).map(SheetField::label).toList();
    }
}
