package dev.salesflow.imports.reading;

import dev.salesflow.shared.PlainText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads a cell as its field's type: text, whole number, amount, date, yes or no, a choice, a currency. */
final class Cells {

    private static final Pattern BOTH_ENDS = Pattern.compile("([^-~–—至到]+)(?:[-~–—至到]|\\bto\\b)([^-~–—至到]+)");
    private static final Pattern UNIT = Pattern.compile("[千百]?[万亿萬億]元?$|[kK]$");
    private static final Pattern AT_LEAST = Pattern.compile("^(>=?|≥|over|from|不低于)|(以上|起|\\+)$");
    private static final Pattern AT_MOST = Pattern.compile("^(<=?|≤|~|up to|under|about|不超过|约)|(以内|以下|左右)$");
    private static final Pattern LINE_BREAKS = Pattern.compile("\\s*[\t\r\n]\\s*");
    private static final BigDecimal LARGEST = new BigDecimal("99999999999999999.99");
    /** What a spreadsheet shows instead of a value, and what our reading of sheets writes for a formula without a result. */
    private static final Set<String> ERRORS = Set.of("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!",
            "#GETTING_DATA", "#FORMULA!");

    /**
     * How a column writes dates (shape → format) and numbers.
     *
     * @param style null where nothing is known of it
     * @param power of ten by which a number without a unit of its own is multiplied
     */
    record Writing(Map<String, String> dates, Numbers.Style style, int power) {

        static final Writing UNKNOWN = new Writing(Map.of(), null, 0);
    }

    private Cells() {
    }

    static Object read(Field field, String cell, Writing writing) throws BadCell {
        if (cell.charAt(0) == '#' && ERRORS.contains(cell)) {
            throw new BadCell(field.name(), cell.equals("#FORMULA!") ? "imports.reason.formula" : "imports.reason.errorCell", cell);
        }
        int unreadable = PlainText.unreadableAt(cell);
        if (unreadable >= 0) {
            throw new BadCell(field.name(), "imports.reason.control", unreadable + 1);
        }
        return switch (field.type()) {
            case TEXT -> text(field, cell);
            case WHOLE -> whole(field, cell, writing);
            case AMOUNT -> amount(field, cell, writing);
            case RANGE -> range(field, cell, writing);
            case DATE -> date(field, cell, writing.dates());
            case YES_NO, CHOICE -> choice(field, cell);
            case CURRENCY -> currency(field, cell);
        };
    }

    /** Whether a row fails by this cell whatever its field. */
    static boolean unreadable(String cell) {
        return cell.charAt(0) == '#' && ERRORS.contains(cell) || PlainText.unreadableAt(cell) >= 0;
    }

    private static String text(Field field, String cell) throws BadCell {
        var text = field.longest() <= 500 ? LINE_BREAKS.matcher(cell).replaceAll(" ") : cell;
        if (text.length() > field.longest() && text.codePointCount(0, text.length()) > field.longest()) {
            throw new BadCell(field.name(), "imports.reason.tooLong", field.longest());
        }
        return text;
    }

    private static Integer whole(Field field, String cell, Writing writing) throws BadCell {
        var number = Numbers.read(Numbers.uncounted(cell), writing.style());
        if (number == null || number.stripTrailingZeros().scale() > 0) {
            throw new BadCell(field.name(), "imports.reason.notWhole", cell);
        }
        if (number.compareTo(BigDecimal.valueOf(field.smallest())) < 0 || number.compareTo(BigDecimal.valueOf(field.longest())) > 0) {
            throw new BadCell(field.name(), "imports.reason.outOfRange", cell, String.valueOf(field.smallest()), String.valueOf(field.longest()));
        }
        return number.intValueExact();
    }

    private static BigDecimal amount(Field field, String cell, Writing writing) throws BadCell {
        var number = Numbers.read(cell, writing.style());
        if (number == null) {
            throw new BadCell(field.name(), "imports.reason.notANumber", cell);
        }
        if (number.signum() < 0) {
            throw new BadCell(field.name(), "imports.reason.negative", cell);
        }
        var scaled = writing.power() == 0 || Numbers.take(cell).power() > 0 ? number : number.scaleByPowerOfTen(writing.power());
        if (scaled.compareTo(LARGEST) > 0) {
            throw new BadCell(field.name(), "imports.reason.tooLarge", cell);
        }
        return scaled.setScale(2, RoundingMode.HALF_UP);
    }

    /** {@code 20-50万}, {@code 50万以上}; a single number is the upper end. */
    private static Range range(Field field, String cell, Writing writing) throws BadCell {
        var text = Normalizer.normalize(cell, Normalizer.Form.NFKC).strip();
        var both = BOTH_ENDS.matcher(text);
        if (both.matches()) {
            var unit = UNIT.matcher(both.group(2).strip());
            var from = both.group(1).strip();
            boolean shared = unit.find() && !UNIT.matcher(from).find();
            return new Range(amount(field, shared ? from + unit.group() : from, writing), amount(field, both.group(2).strip(), writing));
        }
        var lower = AT_LEAST.matcher(text);
        if (lower.find()) {
            return new Range(amount(field, lower.replaceAll("").strip(), writing), null);
        }
        // about so much is no more than so much, for a budget
        return new Range(null, amount(field, AT_MOST.matcher(text).replaceAll("").strip(), writing));
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
        return Numbers.currency(cell).orElseThrow(() -> new BadCell(field.name(), "imports.reason.notACurrency", cell));
    }
}
