package dev.salesflow.notice;

/**
 * What a person is told.
 *
 * @param key what must not be told twice, at most 200 characters
 * @param subject one line; line breaks become blanks
 * @param body plain text
 */
public record Letter(String key, String subject, String body) {

    /** What a letter brings along. */
    public record Enclosure(String name, String type, byte[] content) {
    }

    public Letter {
        subject = subject.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
