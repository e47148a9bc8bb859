package dev.salesflow.company;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Set;

/**
 * What the company is called and how it counts.
 *
 * @param currency ISO 4217, proposed wherever an amount has none yet
 * @param zone null where it is the machine's
 * @param weekend the days of the week on which nobody works; never all seven
 * @param version grows with every change of the settings, logo and calendar
 */
public record Company(String name, String currency, ZoneId zone, Set<DayOfWeek> weekend, boolean hasLogo, int version) {

    /** The zone in which its days begin. */
    public ZoneId zoneOrMachines() {
        return zone == null ? ZoneId.systemDefault() : zone;
    }
}
