package dev.salesflow.shared.web;

import dev.salesflow.shared.Days;
import dev.salesflow.shared.Page;
import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an address asks for after its {@code ?}. A reader notes what it cannot understand and answers as if it were not
 * there: a page shows its list with {@link #leftOut()} above it, a call refuses by {@link #mustBeUnderstood()}. An empty
 * parameter asks nothing.
 */
public final class Query {

    /** Put there by the log-in when it leads back to the page that was asked for. */
    private static final String OF_THE_LOG_IN = "continue";
    /** Stricter than Java, which reads "1-1-1-1-1" too. */
    private static final Pattern ID = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private static final long NO_ENTRY_YET = 999_999_999_999_999_999L;

    private final Map<String, String[]> given;
    private final Texts texts;
    private final TreeSet<String> known = new TreeSet<>();
    private final Refusals problems = new Refusals();

    Query(Map<String, String[]> given, Texts texts) {
        this.given = given;
        this.texts = texts;
    }

    /** True for an empty one too. */
    public boolean names(String name) {
        return given.containsKey(name);
    }

    public String text(String name, int longest) {
        var text = value(name);
        var problem = PlainText.problem(name, text, longest);
        problems.add(problem);
        return problem.isPresent() ? null : text;
    }

    /** Those of the choices that are named, each by a parameter of its own, in their order. */
    public List<String> someOf(String name, Collection<String> choices) {
        known.add(name);
        var asked = Stream.of(given.getOrDefault(name, new String[0])).filter(text -> !text.isBlank()).toList();
        asked.stream().filter(text -> !choices.contains(text)).findFirst()
                .ifPresent(text -> refuse(name, "query.choice", PlainText.quoted(text), String.join(", ", choices)));
        return asked.stream().filter(choices::contains).toList();
    }

    public String oneOf(String name, Collection<String> choices) {
        var text = value(name);
        if (text == null || choices.contains(text)) {
            return text;
        }
        return refuse(name, "query.choice", PlainText.quoted(text), String.join(", ", choices));
    }

    public <E extends Enum<E>> E oneOf(String name, Class<E> type) {
        var choices = Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
        var text = oneOf(name, choices);
        return text == null ? null : Enum.valueOf(type, text);
    }

    /** The name of a record, or one of a few other words. */
    public String named(String name, Predicate<String> exists, String... words) {
        var text = text(name, 200);
        if (text == null || List.of(words).contains(text) || exists.test(text)) {
            return text;
        }
        return words.length == 0 ? refuse(name, "query.unknown", PlainText.quoted(text))
                : refuse(name, "query.unknownOr", PlainText.quoted(text), String.join(", ", words));
    }

    /** What is written in a shape of its own, as {@code example} is. */
    public <T> T written(String name, Function<String, Optional<T>> read, String example) {
        var text = text(name, 200);
        return text == null ? null : read.apply(text).orElseGet(() -> refuse(name, "query.written", PlainText.quoted(text), example));
    }

    public UUID id(String name) {
        var text = value(name);
        return text == null ? null : ID.matcher(text).matches() ? UUID.fromString(text)
                : refuse(name, "query.id", PlainText.quoted(text));
    }

    public LocalDate day(String name) {
        var text = value(name);
        try {
            return text == null ? null : Days.read(name, text);
        } catch (Refusal notADay) {
            return refuse(name, "query.day", PlainText.quoted(text));
        }
    }

    public Long whole(String name, long least, long most) {
        var text = value(name);
        if (text == null) {
            return null;
        }
        if (text.matches("-?\\d{1,18}") && Long.parseLong(text) >= least && Long.parseLong(text) <= most) {
            return Long.valueOf(text);
        }
        return refuse(name, "query.whole", PlainText.quoted(text), Long.toString(least), Long.toString(most));
    }

    /** The page asked for, of a list whose size is its own affair. */
    public Page.Request page(int size) {
        var page = whole("page", 0, Page.LAST);
        return new Page.Request(page == null ? 0 : page.intValue(), size);
    }

    /** The page and, where nothing is said, the usual size. */
    public Page.Request pageAndSize(int usual) {
        var size = whole("size", 1, Page.LARGEST);
        return page(size == null ? usual : size.intValue());
    }

    /** Where to read on backwards in entries numbered upwards; from the newest where nothing is said. */
    public long before() {
        var entry = whole("before", 1, NO_ENTRY_YET);
        mustBeUnderstood();
        return entry == null ? NO_ENTRY_YET : entry;
    }

    /** Refuses the call, naming everything that was not understood, names nobody has read among it. */
    public void mustBeUnderstood() {
        var all = all();
        if (!all.isEmpty()) {
            throw new NotUnderstood(Refusal.ofAll(all));
        }
    }

    /** A sentence for each, in the reader's language; public for the layout, which shows them on every page that reads a query. */
    public List<String> leftOut() {
        return all().stream().map(problem -> problem.key().startsWith("query.") ? texts.text(problem)
                : texts.text("query.field", problem.field(), texts.text(problem))).toList();
    }

    private List<Refusal> all() {
        var names = String.join(", ", known);
        var unread = given.keySet().stream().filter(name -> !known.contains(name) && !OF_THE_LOG_IN.equals(name)).sorted()
                .map(name -> Refusal.ofField(PlainText.quoted(name), "query.noSuch", PlainText.quoted(name), names));
        return Stream.concat(problems.all().stream(), unread).toList();
    }

    private String value(String name) {
        known.add(name);
        var values = given.getOrDefault(name, new String[0]);
        if (values.length > 1) {
            return refuse(name, "query.twice");
        }
        return values.length == 0 ? null : PlainText.clean(values[0]);
    }

    private <T> T refuse(String name, String key, Object... arguments) {
        problems.add(Refusal.ofField(name, key, Stream.concat(Stream.of(name), Arrays.stream(arguments)).toArray()));
        return null;
    }

    /** The call's address asks for what does not exist. */
    static class NotUnderstood extends RuntimeException {

        NotUnderstood(Refusal why) {
            super(why.getMessage(), why);
        }

        Refusal why() {
            return (Refusal) getCause();
        }
    }
}
