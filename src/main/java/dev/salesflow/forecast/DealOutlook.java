package dev.salesflow.forecast;

import dev.salesflow.grading.Grade;

/**
 * The facts of {@code forecast-category}.
 *
 * @param percent the odds of its stage
 */
public record DealOutlook(Integer percent, Grade grade, Boolean paused, SigningDay signing) {

    /** What a row of it answers. */
    public record Counted(Category category) {
    }
}
