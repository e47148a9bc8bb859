package dev.salesflow.approval;

import dev.salesflow.identity.Viewer;
import java.time.Instant;
import java.util.Set;

/**
 * Who acts, and what they say.
 *
 * @param absentees those for whom the person stands in
 * @param comment null where nothing was said
 */
record Hand(String by, Set<String> absentees, String comment, Instant at) {

    static Hand of(Viewer viewer, String comment, Instant at) {
        return new Hand(viewer.login(), viewer.absentees(), comment, at);
    }

    boolean mayActFor(String login) {
        return by.equals(login) || absentees.contains(login);
    }
}
