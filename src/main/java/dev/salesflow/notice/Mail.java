package dev.salesflow.notice;

import java.time.Instant;
import java.util.UUID;

/**
 * One letter on its way.
 *
 * @param attempts how often it was tried, the present try included
 * @param nextAt when it is tried (again), where it waits
 * @param login whose letter it is; for one that goes to somebody outside, who wrote it
 * @param problem why the last try failed; null for none
 * @param enclosure null for none, and where letters are listed
 */
public record Mail(UUID id, String login, String address, String subject, String body, State state, int attempts, Instant nextAt,
        String problem, Instant createdAt, boolean outside, Letter.Enclosure enclosure) {

    /** Where a letter is. */
    public enum State {
        WAITING, SENT,
        /** Given up; an administrator sees it and may send it again. */
        FAILED
    }
}
