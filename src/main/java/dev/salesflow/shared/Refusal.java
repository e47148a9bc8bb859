package dev.salesflow.shared;

/**
 * A request that the domain turns down. The key names a sentence in the message files, so that the person reads the
 * reason in their own language; the field, where there is one, is the place in the form.
 */
public class Refusal extends RuntimeException {

    private final String field;
    private final String key;
    private final transient Object[] arguments;

    private Refusal(String field, String key, Object... arguments) {
        super(field == null ? key : field + ": " + key);
        this.field = field;
        this.key = key;
        this.arguments = arguments;
    }

    /** A refusal of the whole request, for instance {@code Refusal.of("opportunity.closed", number)}. */
    public static Refusal of(String key, Object... arguments) {
        return new Refusal(null, key, arguments);
    }

    /** A refusal because of one field, shown beside it. */
    public static Refusal ofField(String field, String key, Object... arguments) {
        return new Refusal(field, key, arguments);
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
