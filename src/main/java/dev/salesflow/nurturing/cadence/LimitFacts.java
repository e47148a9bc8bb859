package dev.salesflow.nurturing.cadence;

import dev.salesflow.identity.Role;
import dev.salesflow.rules.Within;

/** Whose limits {@code nurturing-limit} tells. */
public record LimitFacts(Role role) {

    /**
     * @param tasksADay due contacts that become tasks of a day at most; the others stay in the list
     * @param claimsADay customers claimed from the pool on one day at most
     * @param claimsHeld customers claimed and still theirs at most
     * @param waitDays before a former owner may claim a customer again
     */
    public record Limits(@Within(to = 1000) Integer tasksADay, @Within(to = 1000) Integer claimsADay, @Within(to = 100_000) Integer claimsHeld, @Within(to = Within.MOST_DAYS) Integer waitDays) {
    }
}
