package dev.salesflow.shared;

/**
 * A request that the domain turns down. The key names a sentence in the message files, so that the person reads the
 * reason in their own language; the field, where there is one, is the place in the form.
 */
public class Refusal extends RuntimeException {

    private final String field;
    private final String key;
    private final transient Object[] arguments;
    private final boolean conflict;

    private Refusal(boolean conflict, String field, String key, Object... arguments) {
        super(field == null ? key : field + ": " + key);
        this.field = field;
        this.key = key;
        this.arguments = arguments;
        this.conflict = conflict;
    }

    /** A refusal of the whole request, for instance {@code Refusal.of("opportunity.closed", number)}. */
    public static Refusal of(String key, Object... arguments) {
        return new Refusal(false, null, key, arguments);
    }

    /** A refusal because of one field, shown beside it. */
    public static Refusal ofField(String field, String key, Object... arguments) {
        return new Refusal(false, field, key, arguments);
    }

    /** A refusal not of what was asked but of what the record has become meanwhile. */
    public static Refusal conflict(String key, Object... arguments) {
        return new Refusal(true, null, key, arguments);
    }

    /** Whether the record's state is in the way, not the request itself. */
    public boolean isConflict() {
        return conflict;
    }

    /** The field that caused it, or null where it is the whole request. */
    public String field() {
        return field;
    }

    /** The key of the sentence in the message files. */
    public String key() {
        return key;
    }

    /** What stands in the sentence's places {0}, {1}, …; never null. */
    public Object[] arguments() {
        return arguments == null ? new Object[0] : arguments.clone();
    }
}
