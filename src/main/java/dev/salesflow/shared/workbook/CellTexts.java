package dev.salesflow.shared.workbook;

import dev.salesflow.shared.workbook.NumberFormats.Kind;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The value of a cell as text: numbers as entered (Excel itself shows 15 digits), dates as ISO dates whatever their format,
 * percentages with their sign, errors and formulas by the name of their error.
 */
final class CellTexts {

    /** What stands for a formula whose result was never stored; a reader of the list gives the cure. */
    static final String NO_RESULT = "#FORMULA!";

    private static final Pattern AS_ENTERED = Pattern.compile("-?(0|[1-9]\\d{0,17})");
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");
    private static final MathContext DIGITS = new MathContext(15);
    private static final int SECONDS_OF_A_DAY = 86_400;
    /** The last day of the year 9999. */
    private static final double LAST_DAY = 2_958_466;

    private final SharedStrings strings;
    private final NumberFormats formats;
    private final boolean since1904;

    CellTexts(SharedStrings strings, NumberFormats formats, boolean since1904) {
        this.strings = strings;
        this.formats = formats;
        this.since1904 = since1904;
    }

    /**
     * @param type as the cell says, null for a number
     * @return null where a text is referred to that is not there
     */
    String of(String type, String raw, int style) {
        return switch (type == null ? "n" : type) {
            case "s" -> unescaped(strings.get(NumberFormats.number(raw)));
            case "str", "inlineStr" -> unescaped(raw);
            case "b" -> raw.strip().equals("1") || raw.strip().equals("true") ? "true" : "false";
            case "d" -> raw.strip().replaceFirst("T00:00(:00(\\.0+)?)?Z?$", "");
            case "e" -> raw.strip();
            default -> number(raw.strip(), formats.of(style));
        };
    }

    private String number(String raw, NumberFormats.Format format) {
        double value;
        try {
            value = Double.parseDouble(raw);
        } catch (NumberFormatException e) {
            return raw;
        }
        if (!Double.isFinite(value)) {
            return raw;
        }
        if (format.kind() == Kind.DATE && value >= 0 && value < LAST_DAY) {
            return date(value);
        }
        if (format.kind() == Kind.PERCENT) {
            return plain(new BigDecimal(value, DIGITS).movePointRight(2)) + "%";
        }
        var text = AS_ENTERED.matcher(raw).matches() ? raw : plain(new BigDecimal(value, DIGITS));
        boolean code = format.kind() == Kind.CODE && text.length() < format.digits() && text.chars().allMatch(Character::isDigit);
        return code ? "0".repeat(format.digits() - text.length()) + text : text;
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** Days since the end of 1899, where Excel has a 29 February 1900 too many, or since 1904; the fraction is the time. */
    private String date(double serial) {
        long days = (long) serial;
        long seconds = Math.round((serial - days) * SECONDS_OF_A_DAY);
        if (seconds == SECONDS_OF_A_DAY) {
            days++;
            seconds = 0;
        }
        var time = LocalTime.ofSecondOfDay(seconds).withNano(0);
        if (days == 0 && !since1904) {
            return time.toString();
        }
        var start = since1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, days < 60 ? 31 : 30);
        return start.plusDays(days) + (seconds == 0 ? "" : " " + time);
    }

    /** Signs that XML cannot hold are written by their number. */
    private static String unescaped(String text) {
        return text == null || !text.contains("_x") ? text
                : ESCAPED.matcher(text).replaceAll(m -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(m.group(1), 16))));
    }
}
