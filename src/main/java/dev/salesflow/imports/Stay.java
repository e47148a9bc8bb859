package dev.salesflow.imports;

import java.time.Instant;

/**
 * A record of a list that stays when the list is taken back.
 *
 * @param kind {@code customer}, {@code contact}, {@code opportunity}, {@code product}, {@code person} or {@code team}
 * @param reason what holds it; key of a sentence, without the prefix {@code imports.stay.}
 * @param by login of the person whose act holds it, or null
 */
public record Stay(String kind, String id, String name, String reason, String by, Instant at) {
}
