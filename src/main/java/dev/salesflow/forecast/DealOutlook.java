package dev.salesflow.forecast;

import dev.salesflow.grading.Grade;
import dev.salesflow.rules.Within;

/**
 * The facts of {@code forecast-category}.
 *
 * @param percent the odds of its stage
 */
public record DealOutlook(@Within(to = 100) Integer percent, Grade grade, Boolean paused, SigningDay signing) {

    /** What a row of it answers. */
    public record Counted(Category category) {
    }
}
