package dev.salesflow.rules;

import dev.salesflow.shared.PlainText;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Cells as text, both ways. What a cell may hold is listed, not what it may not. */
final class CellText {

    private static final Pattern INTEGER = Pattern.compile("-?\\d{1,9}");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,15}(\\.\\d{1,6})?");
    private static final Pattern TEXT = Pattern.compile("[\\p{L}\\p{M}\\p{N} _.\\-/&+#%:;!?'()·，。、：；（）]{1,100}");
    /** Drools' own reader of lists pairs these signs. */
    private static final Pattern PAIRED = Pattern.compile("['()]");

    private CellText() {
    }

    /** Why a cell is not accepted. */
    static final class BadCell extends Exception {

        private final String key;
        private final transient Object[] arguments;

        BadCell(String key, Object... arguments) {
            super(key, null, false, false);
            this.key = key;
            this.arguments = arguments;
        }

        InvalidTable.Problem at(int line, String column) {
            return InvalidTable.Problem.of(line, column, key, arguments);
        }
    }

    static Condition condition(RuleTable.Column column, String cell) throws BadCell {
        var field = column.field();
        var operator = column.operator();
        if (operator == Operator.KNOWN) {
            return new Condition(field, operator, List.of(yesOrNo(cell)));
        }
        if (operator.takesList()) {
            return new Condition(field, operator, list(field, cell));
        }
        if (operator == Operator.BETWEEN) {
            return new Condition(field, operator, range(field, cell));
        }
        return new Condition(field, operator, List.of(value(field, cell)));
    }

    static Object result(TableField field, String cell) throws BadCell {
        return field.type() == TableField.Type.CHOICES ? list(field, cell) : value(field, cell);
    }

    private static List<Object> list(TableField field, String cell) throws BadCell {
        var values = new ArrayList<Object>();
        for (var part : cell.split(",", -1)) {
            if (PAIRED.matcher(part).find()) {
                throw new BadCell("text", part.strip());
            }
            values.add(value(field, part.strip()));
        }
        if (new HashSet<>(values).size() < values.size()) {
            throw new BadCell("twice", cell);
        }
        return values;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> range(TableField field, String cell) throws BadCell {
        var parts = cell.split(",", -1);
        if (parts.length != 2) {
            throw new BadCell("range", cell);
        }
        var from = value(field, parts[0].strip());
        var to = value(field, parts[1].strip());
        if (((Comparable<Object>) from).compareTo(to) > 0) {
            throw new BadCell("reversed", cell);
        }
        return List.of(from, to);
    }

    private static Object value(TableField field, String text) throws BadCell {
        return switch (field.type()) {
            case CHOICE, CHOICES -> choice(field, text);
            case BOOLEAN -> yesOrNo(text);
            case INTEGER -> {
                if (!INTEGER.matcher(text).matches()) {
                    throw new BadCell("integer", text);
                }
                yield Integer.valueOf(text);
            }
            case DECIMAL -> {
                if (!DECIMAL.matcher(text).matches()) {
                    throw new BadCell("decimal", text);
                }
                yield plain(new BigDecimal(text));
            }
            case TEXT -> {
                // Drools' own reader takes three dots at the end for a merged cell, and its keyword for another table.
                if (!TEXT.matcher(text).matches() || text.endsWith("...") || isKeyword(text)) {
                    throw new BadCell("text", text);
                }
                yield text;
            }
        };
    }

    /** Whether a list may name this text; alone every text that a cell may hold can stand. */
    static boolean standsInLists(Object text) {
        return !PAIRED.matcher((String) text).find();
    }

    /** Whether a cell may hold this number. */
    static boolean isShortEnough(int number) {
        return INTEGER.matcher(Integer.toString(number)).matches();
    }

    static BigDecimal plain(BigDecimal value) {
        var stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static Object choice(TableField field, String text) throws BadCell {
        return Arrays.stream(field.javaType().getEnumConstants())
                .filter(c -> ((Enum<?>) c).name().equals(text)).map(Object.class::cast).findFirst()
                .orElseThrow(() -> new BadCell("choice", text, String.join(", ", field.choices())));
    }

    private static Boolean yesOrNo(String text) throws BadCell {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new BadCell("boolean", text);
        };
    }

    static LocalDate date(String text) throws BadCell {
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new BadCell("date", text);
        }
    }

    static String note(String text) throws BadCell {
        if (text.length() > 500 || text.chars().anyMatch(Character::isISOControl) || !PlainText.isReadable(text)) {
            throw new BadCell("note", text.length());
        }
        // Drools' own reader would begin another table here.
        if (isKeyword(text)) {
            throw new BadCell("reserved", text);
        }
        return text;
    }

    private static boolean isKeyword(String text) {
        return text.toLowerCase(Locale.ROOT).startsWith("ruletable");
    }

    static String of(Condition condition) {
        return condition.values().stream().map(CellText::of).collect(Collectors.joining(", "));
    }

    static String of(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(CellText::of).collect(Collectors.joining(", "));
        }
        return value == null ? "" : value instanceof Enum<?> choice ? choice.name()
                : value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }
}
