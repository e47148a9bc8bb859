package dev.salesflow.shared;

import java.util.List;
import java.util.stream.Stream;

/**
 * A request that the domain turns down. The key names a sentence in the message files, so that the person reads the
 * reason in their own language; the field, where there is one, is the place in the form.
 */
public class Refusal extends RuntimeException {

    private final String field;
    private final String key;
    private final transient Object[] arguments;
    private final boolean conflict;
    private final String way;
    private final transient List<Refusal> further;

    private Refusal(boolean conflict, String way, List<Refusal> further, String field, String key, Object... arguments) {
        super(field == null ? key : field + ": " + key);
        this.way = way;
        this.field = field;
        this.key = key;
        this.arguments = arguments;
        this.further = further;
        this.conflict = conflict;
    }

    /** A refusal of the whole request, for instance {@code Refusal.of("opportunity.closed", number)}. */
    public static Refusal of(String key, Object... arguments) {
        return new Refusal(false, null, List.of(), null, key, arguments);
    }

    /** A refusal because of one field, shown beside it. */
    public static Refusal ofField(String field, String key, Object... arguments) {
        return new Refusal(false, null, List.of(), field, key, arguments);
    }

    /** A refusal that is mended elsewhere: {@code way} is the path of the page. */
    public static Refusal leadingTo(String way, String key, Object... arguments) {
        return new Refusal(false, way, List.of(), null, key, arguments);
    }

    /** Several at once, at least one: reads like the first, and {@link #all()} tells each. */
    public static Refusal ofAll(List<Refusal> refusals) {
        var first = refusals.get(0);
        return new Refusal(first.conflict, first.way, List.copyOf(refusals.subList(1, refusals.size())), first.field, first.key, first.arguments);
    }

    /** This one and those refused together with it. */
    public List<Refusal> all() {
        return Stream.concat(Stream.of(this), further.stream()).toList();
    }

    /** A refusal not of what was asked but of what the record has become meanwhile. */
    public static Refusal conflict(String key, Object... arguments) {
        return new Refusal(true, null, List.of(), null, key, arguments);
    }

    /** Whether the record's state is in the way, not the request itself. */
    public boolean isConflict() {
        return conflict;
    }

    /** The path of the page where it is mended, or null where it is mended in place. */
    public String way() {
        return way;
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
