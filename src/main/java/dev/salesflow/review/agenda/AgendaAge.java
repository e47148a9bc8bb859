package dev.salesflow.review.agenda;

import java.time.Instant;

/**
 * How old the agenda of an open review is, and what has changed since that would change it.
 *
 * @param preparedAt null where it never was
 * @param moved cases not decided on whose grade is another now, or that are not the rep's any more
 * @param come customers that every agenda takes up and this one misses
 * @param version of the table {@code case-review} that its questions come from
 * @param inForce the version that is asked now
 */
public record AgendaAge(Instant preparedAt, int moved, int come, int version, int inForce) {

    public boolean otherTable() {
        return version != inForce;
    }

    /** Whether preparing it anew would make another one. */
    public boolean behind() {
        return moved > 0 || come > 0 || otherTable();
    }
}
