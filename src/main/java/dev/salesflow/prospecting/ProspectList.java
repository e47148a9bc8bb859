package dev.salesflow.prospecting;

import java.time.Instant;
import java.util.UUID;

/**
 * A list of names and how far it is.
 *
 * @param callers their names, joined for people
 * @param mine whether the viewer calls through it
 * @param managed whether the viewer may change and close it
 * @param closedAt null while it is called
 */
public record ProspectList(UUID id, String name, String source, String purpose, String madeBy, String madeByName, Instant madeAt,
        Instant closedAt, String callers, boolean mine, boolean managed, Progress progress) {

    /**
     * @param called names that were called at least once
     * @param reached names whose last call was spoken
     * @param wrong names whose data proved wrong
     * @param left names still to be called, those to be called again among them
     * @param again names that were called and are to be called again
     */
    public record Progress(int names, int called, int reached, int interested, int callBack, int wrong, int duplicate, int left, int again) {

        /** With {@link #again} and {@link #fresh} all of them. */
        public int done() {
            return names - left;
        }

        /** Not called yet. */
        public int fresh() {
            return left - again;
        }

        /** Of all names, how many are done with. */
        public int percent() {
            return names == 0 ? 0 : (names - left) * 100 / names;
        }
    }

    public boolean open() {
        return closedAt == null;
    }
}
