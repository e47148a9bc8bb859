package dev.salesflow.imports.reading;

import dev.salesflow.shared.SensitiveNumbers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Tells a column by what stands in it: addresses, numbers with a form of their own, and values that the system knows. */
final class Contents {

    private static final int PERCENT_ENOUGH = 80;
    private static final int PERCENT_KNOWN = 50;

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]{2,}");
    private static final Pattern MOBILE = Pattern.compile("(\\+?86[- ]?)?1[3-9]\\d[- ]?\\d{4}[- ]?\\d{4}");
    private static final Pattern PHONE = Pattern.compile("\\+?[\\d()（） /.-]{7,20}");
    private static final Pattern PHONE_SIGN = Pattern.compile("^[+(（0]|[ ()（）/-]");
    private static final Pattern SITE = Pattern.compile("(?i)(https?://|www\\.)\\S+|([a-z0-9-]+\\.)+(com|cn|org|net|de|io|example)(/\\S*)?");

    /** What a field's values look like, the surest look first. */
    private static final Map<String, List<Predicate<String>>> LOOKS = Map.of(
            "email", List.of(Contents::email), "registrationNumber", List.of(SensitiveNumbers::uniformCreditCode), "mobile", List.of(Contents::mobile),
            "phone", List.of(Contents::phone), "website", List.of(cell -> SITE.matcher(cell).matches()));
    private static final List<String> LOOKED_FOR = List.of("email", "registrationNumber", "mobile", "phone", "website");
    private static final List<String> MONEY = List.of("amount", "listPrice", "annualRevenue");

    private Contents() {
    }

    /** The free field that the column's values speak for. */
    static Optional<String> field(ImportKind kind, ColumnFacts column, Set<String> taken, Known known) {
        Predicate<Field> free = field -> !taken.contains(field.name());
        var looks = LOOKED_FOR.stream().filter(kind::has).filter(name -> free.test(kind.field(name)) && looksLike(column, name)).findFirst();
        return looks.or(() -> knows(kind, column, free, known)).or(() -> words(kind, column, free)).or(() -> typed(kind, column, free));
    }

    /** Whether the values are of the form that the field's values have. */
    static boolean agrees(Field field, ColumnFacts column) {
        return switch (field.type()) {
            case WHOLE, AMOUNT, RANGE -> column.numbers().numbers() * 100 >= column.filled() * PERCENT_ENOUGH && column.filled() > 0;
            case DATE -> dates(column) * 100 >= column.filled() * PERCENT_ENOUGH && column.filled() > 0;
            case TEXT -> LOOKS.containsKey(field.name()) && looksLike(column, field.name());
            default -> false;
        };
    }

    private static boolean looksLike(ColumnFacts column, String field) {
        var sample = column.sample();
        var alike = sample.stream().filter(cell -> LOOKS.get(field).stream().anyMatch(look -> look.test(cell))).count();
        return !sample.isEmpty() && alike * 100 >= (long) sample.size() * PERCENT_ENOUGH;
    }

    private static Optional<String> knows(ImportKind kind, ColumnFacts column, Predicate<Field> free, Known known) {
        var sample = column.sample();
        return kind.fields().stream().filter(free).filter(field -> field.known().record()).filter(field -> !sample.isEmpty()
                        && known.unknown(field.known(), sample).size() * 100L <= sample.size() * (100L - PERCENT_KNOWN))
                .map(Field::name).findFirst();
    }

    private static Optional<String> words(ImportKind kind, ColumnFacts column, Predicate<Field> free) {
        var fields = kind.fields().stream().filter(free).filter(field -> !field.words().isEmpty() && !column.sample().isEmpty()
                && column.sample().stream().allMatch(cell -> field.words().containsKey(Words.fold(cell)))).map(Field::name).toList();
        return fields.size() == 1 ? Optional.of(fields.get(0)) : Optional.empty();
    }

    /** Money needs its sign, and dates must have only one place to go. */
    private static Optional<String> typed(ImportKind kind, ColumnFacts column, Predicate<Field> free) {
        if (column.numbers().currencies().values().stream().mapToLong(Long::longValue).sum() * 2 > column.filled()) {
            return MONEY.stream().filter(kind::has).filter(name -> free.test(kind.field(name))).findFirst();
        }
        if (dates(column) * 100 < column.filled() * PERCENT_ENOUGH || column.filled() == 0) {
            return Optional.empty();
        }
        var days = kind.fields().stream().filter(free).filter(field -> field.type() == Field.Type.DATE).map(Field::name).toList();
        return days.size() == 1 ? Optional.of(days.get(0)) : Optional.empty();
    }

    private static long dates(ColumnFacts column) {
        return column.dates().shapes().values().stream().mapToLong(DateShapes.Column.Shape::rows).sum();
    }

    private static boolean email(String cell) {
        return EMAIL.matcher(cell).matches();
    }

    private static boolean mobile(String cell) {
        return MOBILE.matcher(cell).matches();
    }

    private static boolean phone(String cell) {
        return mobile(cell) || PHONE.matcher(cell).matches() && PHONE_SIGN.matcher(cell).find() && DateShapes.shape(cell).isEmpty();
    }
}
