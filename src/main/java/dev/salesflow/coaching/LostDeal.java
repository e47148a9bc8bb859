package dev.salesflow.coaching;

import dev.salesflow.opportunity.Stage;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A deal that a coaching about losses rests on.
 *
 * @param competitor who won it; null where nobody is known
 */
public record LostDeal(UUID id, String customer, Stage stage, LocalDate closedOn, String competitor, String reason) {
}
