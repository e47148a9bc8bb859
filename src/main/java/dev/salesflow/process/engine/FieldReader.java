package dev.salesflow.process.engine;

import dev.salesflow.shared.Days;
import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/** Reads one field's value as its kind, by the rules of the form's author; refuses what breaks them. */
final class FieldReader {

    private static final int LONGEST_TEXT = 10_000;
    /** Before BigDecimal reads it: an exponent of a billion would fill the memory. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,20}(\\.\\d{0,10})?");
    private static final Pattern ZONE = Pattern.compile("(:\\d\\d)?(Z|[+-]\\d\\d:\\d\\d)?");

    private FieldReader() {
    }

    static String text(FormField field, String text) {
        var rules = field.rules();
        var length = text.strip().codePointCount(0, text.strip().length());
        var longest = rules.maxLength() == null ? LONGEST_TEXT : Math.min(LONGEST_TEXT, rules.maxLength());
        if (length > longest) {
            throw Refusal.ofField(field.key(), "error.tooLong", longest);
        }
        if (!PlainText.isReadable(text)) {
            throw Refusal.ofField(field.key(), "error.unreadableText");
        }
        if (rules.minLength() != null && length < rules.minLength()) {
            throw Refusal.ofField(field.key(), "form.tooShort", rules.minLength());
        }
        if (rules.pattern() != null && !rules.pattern().matcher(text.strip()).find()) {
            throw Refusal.ofField(field.key(), "form.pattern");
        }
        return text;
    }

    static BigDecimal number(FormField field, Object given) {
        var text = given instanceof Double d && Double.isFinite(d) ? BigDecimal.valueOf(d).toPlainString() : given.toString().strip();
        if (!NUMBER.matcher(text).matches() || !(given instanceof Number || given instanceof String)) {
            throw Refusal.ofField(field.key(), "error.notANumber");
        }
        var number = new BigDecimal(text);
        var rules = field.rules();
        if (rules.min() != null && number.compareTo(rules.min()) < 0) {
            throw Refusal.ofField(field.key(), "form.tooSmall", rules.min());
        }
        if (rules.max() != null && number.compareTo(rules.max()) > 0) {
            throw Refusal.ofField(field.key(), "form.tooLarge", rules.max());
        }
        if (rules.decimalDigits() != null && number.stripTrailingZeros().scale() > rules.decimalDigits()) {
            throw Refusal.ofField(field.key(), "form.tooFine", rules.decimalDigits());
        }
        return number;
    }

    static String date(FormField field, String text) {
        return Days.read(field.key(), text).toString();
    }

    static String time(FormField field, String text) {
        try {
            LocalTime.parse(text.substring(0, Math.min(5, text.length())));
        } catch (DateTimeException e) {
            throw Refusal.ofField(field.key(), "form.notATime");
        }
        if (!ZONE.matcher(text.substring(5)).matches()) {
            throw Refusal.ofField(field.key(), "form.notATime");
        }
        return text;
    }

    static String moment(FormField field, String text) {
        Days.read(field.key(), text.substring(0, Math.min(10, text.length())));
        try {
            if (text.endsWith("Z") || text.lastIndexOf('+') > 10 || text.lastIndexOf('-') > 10) {
                OffsetDateTime.parse(text);
            } else {
                LocalDateTime.parse(text);
            }
            return text;
        } catch (DateTimeException e) {
            throw Refusal.ofField(field.key(), "error.notADate");
        }
    }
}
