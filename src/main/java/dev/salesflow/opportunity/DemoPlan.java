package dev.salesflow.opportunity;

import java.time.LocalDate;

/**
 * What presales will show.
 *
 * @param focus the few points that decide, and who they are for
 * @param references success cases to mention
 * @param steps how it was found out
 */
public record DemoPlan(LocalDate plannedOn, String focus, String scenario, String references, Steps steps) {

    /** What presales saw, heard, asked and diagnosed before opening the system; each may be null. */
    public record Steps(String look, String listen, String ask, String diagnosis) {

        public static final Steps NONE = new Steps(null, null, null, null);
    }
}
