package dev.salesflow.imports.reading;

import dev.salesflow.shared.PlainText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads a cell as its field's type: text, whole number, amount, date, yes or no, a choice, a currency. */
public final class Cells {

    private static final BigDecimal LARGEST = new BigDecimal("99999999999999999.99");
    private static final Pattern PLAIN = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Pattern GROUPED = Pattern.compile("-?\\d{1,3}(,\\d{3})+(\\.\\d+)?");
    private static final Pattern GROUPED_BY_POINTS = Pattern.compile("-?\\d{1,3}(\\.\\d{3})+,\\d+|-?\\d{1,3}(\\.\\d{3}){2,}");
    private static final Pattern SIGNS = Pattern.compile("(?i)^(rmb|cny|usd|eur|us\\$|[¥$€£])\\s*|\\s*(rmb|cny|usd|eur|元|[¥$€£])$|(?<=\\d) (?=\\d)");
    private static final Pattern LINE_BREAKS = Pattern.compile("\\s*[\t\r\n]\\s*");
    private static final Map<String, String> CURRENCIES = Map.of("rmb", "CNY", "¥", "CNY", "人民币", "CNY", "元", "CNY", "$", "USD", "us$", "USD",
            "美元", "USD", "€", "EUR", "欧元", "EUR");

    /** What a spreadsheet shows instead of a value, and what our reading of sheets writes for a formula without a result. */
    private static final Set<String> ERRORS = Set.of("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!",
            "#GETTING_DATA", "#FORMULA!");

    private Cells() {
    }

    /** @param formats of a date column: shape → format */
    public static Object read(Field field, String cell, Map<String, String> formats) throws BadCell {
        if (cell.charAt(0) == '#' && ERRORS.contains(cell)) {
            throw new BadCell(field.name(), cell.equals("#FORMULA!") ? "imports.reason.formula" : "imports.reason.errorCell", cell);
        }
        int unreadable = PlainText.unreadableAt(cell);
        if (unreadable >= 0) {
            throw new BadCell(field.name(), "imports.reason.control", unreadable + 1);
        }
        return switch (field.type()) {
            case TEXT -> text(field, cell);
            case WHOLE -> whole(field, cell);
            case AMOUNT -> amount(field, cell);
            case DATE -> date(field, cell, formats);
            case YES_NO, CHOICE -> choice(field, cell);
            case CURRENCY -> currency(field, cell);
        };
    }

    /** Whether a row fails by this cell whatever its field. */
    static boolean unreadable(String cell) {
        return ERRORS.contains(cell) || PlainText.unreadableAt(cell) >= 0;
    }

    private static String text(Field field, String cell) throws BadCell {
        var text = field.longest() <= 500 ? LINE_BREAKS.matcher(cell).replaceAll(" ") : cell;
        if (text.length() > field.longest() && text.codePointCount(0, text.length()) > field.longest()) {
            throw new BadCell(field.name(), "imports.reason.tooLong", field.longest());
        }
        return text;
    }

    private static Integer whole(Field field, String cell) throws BadCell {
        var number = number(cell);
        if (number == null || number.stripTrailingZeros().scale() > 0) {
            throw new BadCell(field.name(), "imports.reason.notWhole", cell);
        }
        if (number.compareTo(BigDecimal.valueOf(field.smallest())) < 0 || number.compareTo(BigDecimal.valueOf(field.longest())) > 0) {
            throw new BadCell(field.name(), "imports.reason.outOfRange", cell, String.valueOf(field.smallest()), String.valueOf(field.longest()));
        }
        return number.intValueExact();
    }

    private static BigDecimal amount(Field field, String cell) throws BadCell {
        var number = number(cell);
        if (number == null) {
            throw new BadCell(field.name(), "imports.reason.notANumber", cell);
        }
        if (number.signum() < 0) {
            throw new BadCell(field.name(), "imports.reason.negative", cell);
        }
        if (number.compareTo(LARGEST) > 0) {
            throw new BadCell(field.name(), "imports.reason.tooLarge", cell);
        }
        return number.setScale(2, RoundingMode.HALF_UP);
    }

    /** Null where it is no number. A comma before exactly three digits parts thousands; a single point parts decimals. */
    private static BigDecimal number(String cell) {
        if (cell.length() <= 30 && PLAIN.matcher(cell).matches()) {
            return new BigDecimal(cell);
        }
        if (cell.length() > 60) {
            return null;
        }
        var text = SIGNS.matcher(Normalizer.normalize(cell, Normalizer.Form.NFKC).strip()).replaceAll("").strip();
        var factor = text.endsWith("万") ? 4 : text.endsWith("亿") ? 8 : 0;
        text = factor == 0 ? text : text.substring(0, text.length() - 1).strip();
        if (GROUPED.matcher(text).matches()) {
            text = text.replace(",", "");
        } else if (GROUPED_BY_POINTS.matcher(text).matches()) {
            text = text.replace(".", "").replace(',', '.');
        }
        return PLAIN.matcher(text).matches() ? new BigDecimal(text).scaleByPowerOfTen(factor) : null;
    }

    private static LocalDate date(Field field, String cell, Map<String, String> formats) throws BadCell {
        var shape = DateShapes.shape(cell);
        var format = shape.map(formats::get);
        var date = format.flatMap(f -> DateShapes.read(cell, f));
        if (date.isEmpty()) {
            throw shape.isPresent() && format.isPresent()
                    ? new BadCell(field.name(), "imports.reason.notInFormat", cell, format.get())
                    : new BadCell(field.name(), "imports.reason.notADate", cell);
        }
        if (date.get().getYear() < 1900 || date.get().getYear() > 2200) {
            throw new BadCell(field.name(), "imports.reason.outOfRange", cell, "1900", "2200");
        }
        return date.get();
    }

    private static String choice(Field field, String cell) throws BadCell {
        var value = field.words().get(Words.fold(cell));
        if (value == null) {
            throw new BadCell(field.name(), "imports.reason.notAChoice", cell, field.words().values().stream()
                    .filter(v -> !v.contains(":")).distinct().sorted().collect(Collectors.joining(", ")));
        }
        return value;
    }

    private static String currency(Field field, String cell) throws BadCell {
        var code = CURRENCIES.getOrDefault(Words.fold(cell), cell.toUpperCase(Locale.ROOT));
        if (!code.matches("[A-Z]{3}")) {
            throw new BadCell(field.name(), "imports.reason.notACurrency", cell);
        }
        return code;
    }
}
