package dev.salesflow.customer;

import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.SensitiveNumbers;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a field holds: how it is read from text and which values it refuses. */
final class FieldKind {

    private static final Pattern EMAIL = Pattern.compile("[^@\\s\"<>(),;:\\\\]+@[\\p{L}\\p{N}-]+(\\.[\\p{L}\\p{N}-]+)+");
    private static final Pattern URL = Pattern.compile("https?://[\\p{L}\\p{N}.-]+(:\\d{1,5})?([/?#]\\S*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern PHONE = Pattern.compile(".*\\d.*");
    private static final BigDecimal MOST_MONEY = new BigDecimal("99999999999999999.99");
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream().map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());
    private static final Map<String, Boolean> YES_AND_NO = Map.of(
            "true", true, "yes", true, "1", true, "是", true, "false", false, "no", false, "0", false, "否", false);

    private final Class<?> type;
    private final Function<String, Object> parser;
    private final String parseProblem;
    private final Function<Object, Refusable> check;

    /** A message's key with its arguments; the field is not known yet. */
    private record Refusable(String key, Object... arguments) {
    }

    private FieldKind(Class<?> type, Function<String, Object> parser, String parseProblem, Function<Object, Refusable> check) {
        this.type = type;
        this.parser = parser;
        this.parseProblem = parseProblem;
        this.check = check;
    }

    static FieldKind text(int longest) {
        return new FieldKind(String.class, text -> text, null, value ->
                PlainText.problem(null, (String) value, longest).map(problem -> new Refusable(problem.key(), problem.arguments())).orElse(null));
    }

    /** Free text, where people put what has no field; numbers of identity and bank cards do not belong there either. */
    static FieldKind prose(int longest) {
        var text = text(longest);
        return new FieldKind(String.class, text.parser, null, value -> {
            var found = text.check.apply(value);
            return found != null || !SensitiveNumbers.in((String) value) ? found : new Refusable("error.sensitiveNumber");
        });
    }

    static FieldKind phone(int longest) {
        var phone = text(longest).matching(PHONE, "customer.error.phone");
        return new FieldKind(String.class, phone.parser, null, value -> SensitiveNumbers.inPhone((String) value)
                ? new Refusable("error.sensitiveNumber") : phone.check.apply(value));
    }

    static FieldKind email(int longest) {
        return text(longest).matching(EMAIL, "customer.error.email");
    }

    static FieldKind url(int longest) {
        return text(longest).matching(URL, "customer.error.url");
    }

    static FieldKind currency() {
        return new FieldKind(String.class, text -> text, null,
                value -> CURRENCIES.contains(value) ? null : new Refusable("customer.error.currency"));
    }

    static FieldKind whole(int least, int most) {
        return new FieldKind(Integer.class, text -> Integer.valueOf(plain(text)), "error.notANumber",
                value -> (int) value < least || (int) value > most
                        ? new Refusable("customer.error.between", Integer.toString(least), Integer.toString(most)) : null);
    }

    static FieldKind money() {
        return new FieldKind(BigDecimal.class, text -> new BigDecimal(plain(text)), "error.notANumber",
                value -> moneyProblem((BigDecimal) value));
    }

    static FieldKind date() {
        return new FieldKind(LocalDate.class, LocalDate::parse, "error.notADate", value -> {
            var year = ((LocalDate) value).getYear();
            return year < 1900 || year > 2200 ? new Refusable("customer.error.between", "1900-01-01", "2200-12-31") : null;
        });
    }

    static FieldKind yesOrNo() {
        return new FieldKind(Boolean.class, text -> {
            var known = YES_AND_NO.get(text.toLowerCase(Locale.ROOT));
            if (known == null) {
                throw new IllegalArgumentException(text);
            }
            return known;
        }, "error.notAChoice", value -> null);
    }

    static <E extends Enum<E>> FieldKind choice(Class<E> choices) {
        return new FieldKind(choices, text -> Enum.valueOf(choices, text.toUpperCase(Locale.ROOT)), "error.notAChoice", value -> null);
    }

    static FieldKind id() {
        return new FieldKind(UUID.class, UUID::fromString, "error.notAChoice", value -> null);
    }

    Class<?> type() {
        return type;
    }

    /** The value that the text stands for, null where it is empty; refused where it stands for none. */
    Object parse(String field, String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return parser.apply(text.strip());
        } catch (IllegalArgumentException | DateTimeException e) {
            throw Refusal.ofField(field, parseProblem);
        }
    }

    Optional<Refusal> problem(String field, Object value) {
        return Optional.ofNullable(value).map(check).map(found -> Refusal.ofField(field, found.key(), found.arguments()));
    }

    static String format(Object value) {
        if (value instanceof BigDecimal amount) {
            return amount.stripTrailingZeros().scale() <= 0 ? amount.setScale(0).toPlainString() : amount.toPlainString();
        }
        return value == null ? null : value.toString();
    }

    /** Names of a choice's values, in their order; empty for any other kind. */
    List<String> choices() {
        return type.isEnum() ? Arrays.stream(type.getEnumConstants()).map(Object::toString).toList() : List.of();
    }

    private FieldKind matching(Pattern pattern, String problem) {
        return new FieldKind(type, parser, parseProblem, value -> {
            var found = check.apply(value);
            return found != null || pattern.matcher((String) value).matches() ? found : new Refusable(problem);
        });
    }

    private static Refusable moneyProblem(BigDecimal value) {
        if (value.signum() < 0 || value.compareTo(MOST_MONEY) > 0) {
            return new Refusable("customer.error.between", "0", MOST_MONEY.toPlainString());
        }
        return value.stripTrailingZeros().scale() > 2 ? new Refusable("customer.error.cents") : null;
    }

    /** Thousands separators as people type them; exponents stay out, they make numbers of any size. */
    private static String plain(String text) {
        var plain = text.replaceAll("(?<=\\d)[,，\\s](?=\\d{3}(\\D|$))", "");
        if (plain.length() > 40 || !plain.matches("[+-]?\\d+(\\.\\d+)?")) {
            throw new NumberFormatException(text);
        }
        return plain;
    }
}
