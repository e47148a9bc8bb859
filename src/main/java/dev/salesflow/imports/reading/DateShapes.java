package dev.salesflow.imports.reading;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What written dates look like, and which formats could be meant. The shape is the way digits and separators stand
 * ({@code d/d/Y}, {@code d-d-d}, {@code Y-d-d}, …; {@code d M Y} with the month's name); a shape has one format, or a few between which only the values or a
 * person can decide. A time of day behind the date is let go.
 */
public final class DateShapes {

    private static final Pattern DATE = Pattern.compile(
            "(\\d{1,4})([-/.年])(\\d{1,2})([-/.月])(\\d{1,4})[日号]?(?:[T ]+\\d{1,2}:\\d{2}.*)?");
    private static final Pattern DIGITS = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final int CENTURY_TURNS = 70;
    private static final int SHORTEST = 6;
    private static final int LONGEST = 40;

    private DateShapes() {
    }

    /** The shape of a written date, or empty where it looks like none. */
    public static Optional<String> shape(String text) {
        if (text.length() < SHORTEST || text.length() > LONGEST) {
            return Optional.empty();
        }
        var named = NamedMonth.in(text);
        if (named.isPresent() || text.charAt(0) > '9') {
            return named.map(NamedMonth::shape);
        }
        if (DIGITS.matcher(text).matches()) {
            return Optional.of("Ydd");
        }
        var m = DATE.matcher(text);
        if (!m.matches() || !separatorsAgree(m.group(2), m.group(4))) {
            return Optional.empty();
        }
        var first = m.group(1).length();
        var last = m.group(5).length();
        if (first == 3 || last == 3 || (first == 4) == (last == 4) && first == 4) {
            return Optional.empty();
        }
        return Optional.of((first == 4 ? "Y" : "d") + m.group(2) + "d" + m.group(4) + (last == 4 ? "Y" : "d"));
    }

    private static boolean separatorsAgree(String one, String two) {
        return one.equals(two) || one.equals("年") && two.equals("月");
    }

    /** The formats that a shape could mean. */
    public static List<String> formats(String shape) {
        return switch (shape) {
            case "Ydd" -> List.of("yyyyMMdd");
            case "d M Y" -> List.of("d MMM yyyy");
            case "d M d" -> List.of("d MMM yy");
            case "M d Y" -> List.of("MMM d, yyyy");
            case "M d d" -> List.of("MMM d, yy");
            case "Y年d月d", "d年d月d" -> List.of(shape.startsWith("Y") ? "yyyy年M月d日" : "yy年M月d日");
            case "d.d.Y" -> List.of("dd.MM.yyyy");
            case "d.d.d" -> List.of("dd.MM.yy", "yy.MM.dd");
            default -> {
                var s = shape.substring(1, 2);
                if (shape.startsWith("Y")) {
                    yield List.of("yyyy" + s + "MM" + s + "dd");
                }
                yield shape.endsWith("Y") ? List.of("MM" + s + "dd" + s + "yyyy", "dd" + s + "MM" + s + "yyyy")
                        : List.of("MM" + s + "dd" + s + "yy", "dd" + s + "MM" + s + "yy", "yy" + s + "MM" + s + "dd");
            }
        };
    }

    /** The shape that a format is one reading of, or empty for a format we do not know. */
    public static Optional<String> shapeOf(String format) {
        for (var sample : List.of("2017-11-12", "2017/11/12", "2017.11.12", "20171112", "2017年11月12日", "17年11月12日", "11/12/2017",
                "11-12-2017", "11.12.2017", "11/12/17", "11-12-17", "11.12.17", "12 Nov 2017", "12 Nov 17", "Nov 12, 2017", "Nov 12, 17")) {
            var shape = shape(sample).orElseThrow();
            if (formats(shape).contains(format)) {
                return Optional.of(shape);
            }
        }
        return Optional.empty();
    }

    /** The date, or empty where the text is none in this format. Two-digit years are 1970 to 2069. */
    public static Optional<LocalDate> read(String text, String format) {
        if (format.contains("MMM")) {
            return NamedMonth.in(text).filter(named -> formats(named.shape()).contains(format)).flatMap(named -> date(named.year(), named.month(), named.day()));
        }
        var digits = DIGITS.matcher(text);
        if (format.equals("yyyyMMdd")) {
            return digits.matches() ? date(digits, 1, 2, 3) : Optional.empty();
        }
        var m = DATE.matcher(text);
        if (!m.matches()) {
            return Optional.empty();
        }
        return switch (format.charAt(0)) {
            case 'y' -> date(m, 1, 3, 5);
            case 'M' -> date(m, 5, 1, 3);
            default -> date(m, 5, 3, 1);
        };
    }

    private static Optional<LocalDate> date(Matcher m, int year, int month, int day) {
        return date(m.group(year), Integer.parseInt(m.group(month)), m.group(day));
    }

    private static Optional<LocalDate> date(String year, int month, String day) {
        int y = Integer.parseInt(year);
        if (year.length() < 3) {
            y += y < CENTURY_TURNS ? 2000 : 1900;
        }
        try {
            return Optional.of(LocalDate.of(y, month, Integer.parseInt(day)));
        } catch (DateTimeException notInTheCalendar) {
            return Optional.empty();
        }
    }

    /** The dates of one column, as they are met. */
    public static final class Column {

        @JsonProperty
        private final Map<String, Shape> shapes = new LinkedHashMap<>();

        /** One way of writing in the column; {@code fitting} are the formats that every value so far can be read in. */
        public record Shape(String example, long rows, List<String> fitting) {
        }

        void see(String text, long rows) {
            shape(text).ifPresent(shape -> shapes.merge(shape, new Shape(text, rows, fitting(formats(shape), text)),
                    (known, next) -> new Shape(known.example, known.rows + rows, fitting(known.fitting, text))));
        }

        private static List<String> fitting(List<String> formats, String text) {
            return formats.size() < 2 ? formats : formats.stream().filter(format -> read(text, format).isPresent()).toList();
        }

        boolean any() {
            return !shapes.isEmpty();
        }

        Map<String, Shape> shapes() {
            return shapes;
        }

        /** One format fits all and no other does. */
        boolean certain() {
            return shapes.isEmpty() || shapes.size() == 1 && shapes.values().iterator().next().fitting.size() == 1;
        }

        /** Per shape the formats to choose from; contradicting values leave all of them open. */
        Map<String, List<String>> options() {
            var options = new LinkedHashMap<String, List<String>>();
            shapes.forEach((shape, seen) -> options.put(shape, seen.fitting.isEmpty() ? formats(shape) : seen.fitting));
            return options;
        }

        /** What each shape most likely is: its only format, else the order of parts that the certain shapes have. */
        Map<String, String> proposal() {
            var certain = options().values().stream().filter(o -> o.size() == 1).map(o -> order(o.get(0))).findFirst();
            var proposal = new LinkedHashMap<String, String>();
            options().forEach((shape, options) -> proposal.put(shape, options.stream()
                    .filter(o -> certain.isPresent() && order(o).equals(certain.get())).findFirst().orElse(options.get(0))));
            return proposal;
        }

        private static String order(String format) {
            return format.replaceAll("[^yMd]", "").replaceAll("(.)\\1+", "$1");
        }
    }
}
