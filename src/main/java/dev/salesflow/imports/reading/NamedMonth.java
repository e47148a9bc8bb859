package dev.salesflow.imports.reading;

import java.time.Month;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A written date with the English name of its month, whole or short: {@code 3 Jan 2024}, {@code 03-JAN-24}, {@code January 3rd, 2024}. */
record NamedMonth(String shape, String year, int month, String day) {

    private static final Map<String, Month> BY_BEGIN = Arrays.stream(Month.values())
            .collect(Collectors.toUnmodifiableMap(month -> month.name().substring(0, 3).toLowerCase(Locale.ROOT), Function.identity()));
    private static final String DAY = "(\\d{1,2})(?:st|nd|rd|th)?";
    private static final String NAME = "([a-z]{3,9})\\.?";
    private static final String YEAR = "[ ,./-]+(\\d{4}|\\d{2})(?:[T ,]+\\d{1,2}:\\d{2}.*)?";
    private static final Pattern DAY_FIRST = Pattern.compile(DAY + "[ ./-]*" + NAME + YEAR);
    private static final Pattern MONTH_FIRST = Pattern.compile(NAME + "[ ./-]*" + DAY + YEAR);

    static Optional<NamedMonth> in(String text) {
        if (!mayBe(text)) {
            return Optional.empty();
        }
        var lower = text.toLowerCase(Locale.ROOT);
        boolean monthFirst = text.charAt(0) > '9';
        var m = (monthFirst ? MONTH_FIRST : DAY_FIRST).matcher(lower);
        return !m.matches() ? Optional.empty() : month(m.group(monthFirst ? 1 : 2)).map(month -> new NamedMonth(
                (monthFirst ? "M d " : "d M ") + (m.group(3).length() == 4 ? "Y" : "d"), m.group(3), month.getValue(), m.group(monthFirst ? 2 : 1)));
    }

    /** Most texts are none, which is to be seen at their first letters. */
    private static boolean mayBe(String text) {
        int letter = 0;
        while (letter < text.length() && letter < 6 && !letter(text.charAt(letter))) {
            letter++;
        }
        return letter < 6 && letter + 3 <= text.length() && (letter == 0 || Character.isDigit(text.charAt(0)))
                && (BY_BEGIN.containsKey(text.substring(letter, letter + 3).toLowerCase(Locale.ROOT)) || letter > 0 && ordinal(text, letter));
    }

    private static boolean ordinal(String text, int letter) {
        return "stndrdth".contains(text.substring(letter, letter + 2).toLowerCase(Locale.ROOT));
    }

    private static boolean letter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static Optional<Month> month(String name) {
        return Optional.ofNullable(BY_BEGIN.get(name.substring(0, 3)))
                .filter(month -> name.equals("sept") || month.name().toLowerCase(Locale.ROOT).startsWith(name));
    }
}
