package dev.salesflow.review.territory;

import java.time.LocalDate;
import java.util.List;

/** Somebody who knows something of reps' territories; a module that knows more adds one as a bean, and its figures stand in every review. */
@FunctionalInterface
public interface TerritorySource {

    /**
     * @param rep login
     * @param since what came after this day is new
     */
    List<TerritoryFigure> of(String rep, LocalDate since);
}
