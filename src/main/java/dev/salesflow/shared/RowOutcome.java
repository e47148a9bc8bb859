package dev.salesflow.shared;

import java.util.List;

/**
 * What became of one row of an imported list; exactly one per row.
 *
 * @param recordId the record the row stands for (a UUID, or a person's login); null where it has none
 * @param field the field the reason is about, or null
 * @param reason key of a sentence in the message files, or null; a row that went in may carry one as a remark
 */
public record RowOutcome(Verdict verdict, String recordId, String field, String reason, List<String> arguments) {

    /** The five fates of a row; their first letters differ and are what the database keeps. */
    public enum Verdict {
        CREATED, UPDATED, UNCHANGED, DUPLICATE, FAILED;

        public char letter() {
            return this == UNCHANGED ? 'N' : name().charAt(0);
        }

        public static Verdict of(char letter) {
            for (var verdict : values()) {
                if (verdict.letter() == letter) {
                    return verdict;
                }
            }
            throw new IllegalArgumentException("no verdict is written " + letter);
        }
    }

    public static RowOutcome of(Verdict verdict, Object recordId) {
        return new RowOutcome(verdict, recordId == null ? null : recordId.toString(), null, null, List.of());
    }

    /** Of a row that says again what an earlier one of the same list said. */
    public static RowOutcome repeating(int line, Object recordId) {
        return of(Verdict.DUPLICATE, recordId).remarking(null, "imports.reason.repeats", line);
    }

    public static RowOutcome failed(String field, String reason, Object... arguments) {
        return new RowOutcome(Verdict.FAILED, null, field, reason, texts(arguments));
    }

    /** The same outcome with a remark that the person should read. */
    public RowOutcome remarking(String field, String reason, Object... arguments) {
        return new RowOutcome(verdict, recordId, field, reason, texts(arguments));
    }

    private static List<String> texts(Object... arguments) {
        return java.util.Arrays.stream(arguments).map(String::valueOf).toList();
    }
}
