package dev.salesflow.shared;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What became of one row of an imported list; exactly one per row.
 *
 * @param recordId the record the row stands for (a UUID, or a person's login); null where it has none
 * @param field the field or fields, parted by spaces, that it is about, or null
 * @param remarks why it failed, or what the person should read of a row that went in
 */
public record RowOutcome(Verdict verdict, String recordId, String field, List<Remark> remarks) {

    /** @param key of a sentence in the message files */
    public record Remark(String key, List<String> arguments) {
    }

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
        return new RowOutcome(verdict, recordId == null ? null : recordId.toString(), null, List.of());
    }

    /** Of a row that says again what an earlier one of the same list said. */
    public static RowOutcome repeating(int line, Object recordId) {
        return of(Verdict.DUPLICATE, recordId).remarking(null, "imports.reason.repeats", line);
    }

    public static RowOutcome failed(String field, String reason, Object... arguments) {
        return new RowOutcome(Verdict.FAILED, null, field, List.of(new Remark(reason, texts(arguments))));
    }

    /** A row that its record's own checks turn down. */
    public static RowOutcome failed(Refusal refusal) {
        return failed(refusal.field(), refusal.key(), refusal.arguments());
    }

    /** The first remark's key, or null. */
    public String reason() {
        return remarks.isEmpty() ? null : remarks.get(0).key();
    }

    /** The same outcome about this field. */
    public RowOutcome about(String field) {
        return new RowOutcome(verdict, recordId, field, remarks);
    }

    /** The same outcome with one more remark, about this field. */
    public RowOutcome remarking(String field, String reason, Object... arguments) {
        var all = Stream.concat(remarks.stream(), Stream.of(new Remark(reason, texts(arguments)))).toList();
        boolean further = !remarks.isEmpty() && this.field != null && field != null && !List.of(this.field.split(" ")).contains(field);
        return new RowOutcome(verdict, recordId, further ? this.field + " " + field : field, all);
    }

    private static List<String> texts(Object... arguments) {
        return Arrays.stream(arguments).map(String::valueOf).toList();
    }
}
