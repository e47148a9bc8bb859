package dev.salesflow.notice;

import java.time.Instant;

/** A letter to somebody outside went to the mail server; in the transaction that notes it. */
public record LetterSent(String key, Instant at) {
}
