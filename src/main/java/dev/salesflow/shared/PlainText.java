package dev.salesflow.shared;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Text as people type and read it. Control characters, halves of characters, and signs that turn the reading direction of
 * what stands around them are refused: the database cannot keep some, and the others make a text look like another.
 */
public final class PlainText {

    private static final int LONGEST_QUOTE = 60;
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Z}\\p{Cf}\\s]*");

    private PlainText() {
    }

    /** Without space around it; null where nothing in it can be seen. */
    public static String clean(String text) {
        return text == null || INVISIBLE.matcher(text).matches() ? null : text.strip();
    }

    /** The same of a text that may have several lines, each ending as here. */
    public static String cleanLines(String text) {
        var clean = clean(text);
        return clean == null ? null : clean.replace("\r\n", "\n");
    }

    /** Of a text that may be absent. */
    public static Optional<Refusal> problem(String field, String text, int longest) {
        if (text == null) {
            return Optional.empty();
        }
        if (text.codePointCount(0, text.length()) > longest) {
            return Optional.of(Refusal.ofField(field, "error.tooLong", longest));
        }
        return isReadable(text) ? Optional.empty() : Optional.of(Refusal.ofField(field, "error.unreadableText"));
    }

    /** Of a text that must be there. */
    public static Optional<Refusal> requiredProblem(String field, String text, int longest) {
        return clean(text) == null ? Optional.of(Refusal.ofField(field, "error.required")) : problem(field, text.strip(), longest);
    }

    /** Of a name: a text without line breaks. */
    public static Optional<Refusal> lineProblem(String field, String text, int longest) {
        return problem(field, text, longest).or(() -> text == null || text.chars().noneMatch(Character::isISOControl)
                ? Optional.empty() : Optional.of(Refusal.ofField(field, "error.unreadableText")));
    }

    public static boolean isReadable(String text) {
        return unreadableAt(text) < 0;
    }

    /** Where the first sign stands that nobody can read, from 0; -1 where there is none. */
    public static int unreadableAt(String text) {
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            if (isUnreadable(text.codePointAt(at))) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isUnreadable(int sign) {
        return Character.isISOControl(sign) && "\n\r\t".indexOf(sign) < 0
                || sign >= Character.MIN_SURROGATE && sign <= Character.MAX_SURROGATE
                || sign >= 0x202A && sign <= 0x202E || sign >= 0x2066 && sign <= 0x2069
                || (sign & 0xFFFE) == 0xFFFE;
    }

    /** Short and harmless, to be named in a sentence about it. */
    public static String quoted(String text) {
        var readable = text.codePoints().limit(LONGEST_QUOTE).map(sign -> isUnreadable(sign) ? 0xFFFD : sign)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        return text.codePointCount(0, text.length()) > LONGEST_QUOTE ? readable.append('…').toString() : readable.toString();
    }
}
