package dev.salesflow.review.agenda;

import dev.salesflow.review.ReviewItem;
import java.util.List;

/**
 * A question of the agenda with what is known.
 *
 * @param row of {@code case-review} that asks it
 */
public record Answer(ReviewItem.Question question, int row, List<Line> lines) {
}
