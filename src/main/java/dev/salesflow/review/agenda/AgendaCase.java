package dev.salesflow.review.agenda;

import dev.salesflow.grading.Grade;
import dev.salesflow.review.ReviewItem;
import java.time.Instant;
import java.util.UUID;

/**
 * A customer on a review's agenda.
 *
 * @param grade as it was when the review was prepared; null: none
 * @param since what moved after this is news
 * @param firstTime whether nobody has looked at it in a review before
 * @param disposition null while nothing is decided; the same for what belongs to it
 */
public record AgendaCase(UUID id, UUID customerId, String customer, int position, Grade grade, ReviewItem.Agenda agenda, boolean sampled, Instant since,
        boolean firstTime, String disposition, String note, String decidedBy, Instant decidedAt) {

    public boolean decided() {
        return disposition != null;
    }
}
