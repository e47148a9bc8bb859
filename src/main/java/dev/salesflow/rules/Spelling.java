package dev.salesflow.rules;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What people type, or paste out of a spreadsheet, as a table writes it: days as yyyy-mm-dd, numbers without currency and
 * without signs between thousands. Only what has one reading is written anew; the rest stays, and the checks tell of it.
 */
public final class Spelling {

    private static final Pattern DAY = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?(?: 0{1,2}:00(?::00)?)?");
    private static final Pattern THOUSANDS = Pattern.compile("-?[1-9]\\d{0,2}(,\\d{3})+(\\.\\d+)?");
    private static final Pattern CURRENCY = Pattern.compile("(?<=^-?)[¥$€] ?");
    private static final Pattern WHOLE = Pattern.compile("(-?\\d+)\\.0+");
    private static final Pattern BETWEEN_NUMBERS = Pattern.compile(" *[,，、;；] *");
    private static final Pattern BETWEEN_ENDS = Pattern.compile(" *[,，、;；~～] *");

    private final TableContract<?, ?> contract;

    public Spelling(TableContract<?, ?> contract) {
        this.contract = contract;
    }

    /** The cell of a column with this label; never null. */
    public String of(String column, String cell) {
        if (cell == null || cell.isBlank()) {
            return "";
        }
        var text = cell.strip();
        if (RuleTable.FIXED.contains(column)) {
            return column.startsWith("valid") ? day(narrow(text)).orElse(text) : text;
        }
        return contract.field(column).map(field -> value(column, field, text)).orElse(text);
    }

    private String value(String column, TableField field, String text) {
        var operator = contract.condition(column).map(RuleTable.Column::operator).orElse(Operator.EQUAL);
        if (operator == Operator.KNOWN || field.type() == TableField.Type.BOOLEAN) {
            return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false") ? text.toLowerCase(Locale.ROOT) : text;
        }
        if (field.type() != TableField.Type.INTEGER && field.type() != TableField.Type.DECIMAL) {
            return text;
        }
        if (operator == Operator.BETWEEN) {
            return narrow(BETWEEN_ENDS.matcher(text).replaceAll(", "));
        }
        return operator.takesList() ? narrow(BETWEEN_NUMBERS.matcher(text).replaceAll(", ")) : number(field, narrow(text));
    }

    /** In a cell of one number a comma can only stand between thousands. */
    private static String number(TableField field, String text) {
        var bare = CURRENCY.matcher(text).replaceFirst("");
        var plain = THOUSANDS.matcher(bare).matches() ? bare.replace(",", "") : bare;
        var number = field.type() == TableField.Type.INTEGER ? WHOLE.matcher(plain).replaceFirst("$1") : plain;
        return number.matches("-?\\d+(\\.\\d+)?") ? number : text;
    }

    private static Optional<String> day(String text) {
        var day = DAY.matcher(text);
        if (!day.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(day.group(1)), Integer.parseInt(day.group(2)), Integer.parseInt(day.group(3))).toString());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Full-width digits and signs, as a Chinese keyboard gives them, as plain ones. */
    private static String narrow(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replace('\u00a0', ' ').strip();
    }
}
