package dev.salesflow.opportunity;

import java.time.LocalDate;

/**
 * What presales will show.
 *
 * @param focus the few points that decide, and who they are for
 * @param references success cases to mention
 */
public record DemoPlan(LocalDate plannedOn, String focus, String scenario, String references) {
}
