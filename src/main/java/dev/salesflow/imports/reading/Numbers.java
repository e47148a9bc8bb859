package dev.salesflow.imports.reading;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How lists write numbers: with currency signs, units (万, 亿, k) and groups of three. Spaces and apostrophes only ever part
 * groups; whether a point or a comma parts decimals is the {@link Style}.
 */
final class Numbers {

    /** The format's code is the number one thousand two hundred and thirty-four and a half, as the format writes it. */
    enum Style {
        POINT("1,234.56"), COMMA("1.234,56"),
        /** Each number by itself; a sign before exactly three digits parts thousands. */
        EACH("each");

        private final String code;

        Style(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }

        static Optional<Style> of(String code) {
            return Arrays.stream(values()).filter(style -> style.code.equals(code)).findFirst();
        }
    }

    private static final Pattern POINT = Pattern.compile("-?(\\d+|[1-9]\\d{0,2}(,\\d{3})+|[1-9]\\d?(,\\d{2})+,\\d{3})(\\.\\d+)?");
    private static final Pattern COMMA = Pattern.compile("-?(\\d+|[1-9]\\d{0,2}(\\.\\d{3})+)(,\\d+)?");
    private static final Pattern GROUPING_COMMA = Pattern.compile("-?\\d{1,3}(\\.\\d{3})+,\\d+|-?\\d{1,3}(\\.\\d{3}){2,}");
    private static final Pattern COUNTED = Pattern.compile("(?<=\\d)\\s*(人|名|people|employees)$");
    private static final Pattern GAPS = Pattern.compile("(?<=\\d)[ '’](?=\\d{3}(?!\\d))");
    private static final Pattern SIGN = Pattern.compile("(?i)^(-?)\\s*(rmb|cny|usd|eur|gbp|us\\$|人民币|[¥$€£])\\s*|\\s*(rmb|cny|usd|eur|gbp|人民币|美元|欧元|元|[¥$€£])$");
    private static final Map<String, String> CURRENCIES = Map.ofEntries(Map.entry("rmb", "CNY"), Map.entry("¥", "CNY"), Map.entry("人民币", "CNY"),
            Map.entry("元", "CNY"), Map.entry("$", "USD"), Map.entry("us$", "USD"), Map.entry("美元", "USD"), Map.entry("€", "EUR"),
            Map.entry("欧元", "EUR"), Map.entry("£", "GBP"), Map.entry("英镑", "GBP"));
    /** Unit → power of ten; those that end with another one come before it. */
    static final Map<String, Integer> UNITS = units();
    private static final int LONGEST = 60;

    private Numbers() {
    }

    private static Map<String, Integer> units() {
        var units = new LinkedHashMap<String, Integer>();
        units.put("千万", 7);
        units.put("百万", 6);
        units.put("万", 4);
        units.put("萬", 4);
        units.put("亿", 8);
        units.put("億", 8);
        units.put("千", 3);
        units.put("k", 3);
        return units;
    }

    /** A number taken apart: digits with points and commas, the power of ten of its unit, its currency or null. */
    record Written(String digits, int power, String currency) {

        boolean fits(Style style) {
            return switch (style) {
                case POINT -> POINT.matcher(digits).matches();
                case COMMA -> COMMA.matcher(digits).matches();
                case EACH -> fits(Style.POINT) || fits(Style.COMMA);
            };
        }

        BigDecimal value(Style style) {
            var plain = switch (style) {
                case POINT -> digits.replace(",", "");
                case COMMA -> digits.replace(".", "").replace(',', '.');
                case EACH -> fits(Style.POINT) && fits(Style.COMMA) ? digits.replaceAll("[.,]", "")
                        : fits(Style.POINT) ? digits.replace(",", "") : digits.replace(".", "").replace(',', '.');
            };
            return new BigDecimal(plain).scaleByPowerOfTen(power);
        }
    }

    /** Taken apart; what it holds need not be a number. */
    static Written take(String cell) {
        if (cell.length() > LONGEST) {
            return new Written("", 0, null);
        }
        var text = Normalizer.normalize(cell, Normalizer.Form.NFKC).strip();
        var sign = SIGN.matcher(text);
        String currency = null;
        if (sign.find()) {
            currency = currency(sign.group(2) == null ? sign.group(3) : sign.group(2)).orElse(null);
            text = (sign.group(1) == null ? "" : sign.group(1)) + text.substring(0, sign.start()) + text.substring(sign.end());
        }
        int power = 0;
        for (var unit : UNITS.entrySet()) {
            if (power == 0 && text.toLowerCase(Locale.ROOT).endsWith(unit.getKey())) {
                power = unit.getValue();
                text = text.substring(0, text.length() - unit.getKey().length()).strip();
            }
        }
        return new Written(GAPS.matcher(text).replaceAll(""), power, currency);
    }

    /** Null where the cell is no number. Without a style a point parts decimals, unless groups of three say otherwise. */
    static BigDecimal read(String cell, Style style) {
        if (style != Style.COMMA && plain(cell)) {
            return new BigDecimal(cell);
        }
        var written = take(cell);
        if (style == null) {
            style = !written.fits(Style.POINT) && GROUPING_COMMA.matcher(written.digits()).matches() ? Style.COMMA : Style.POINT;
        }
        return written.fits(style) ? written.value(style) : null;
    }

    /** A number of people without what it counts: 500 of 500人. */
    static String uncounted(String cell) {
        return COUNTED.matcher(cell).replaceFirst("");
    }

    /** Digits with at most one point that cannot be meant as the sign of thousands. */
    static boolean plain(String cell) {
        int point = -1;
        for (int i = 0; i < cell.length(); i++) {
            var c = cell.charAt(i);
            if (c == '.' && point < 0 && i > 0) {
                point = i;
            } else if (c < '0' || c > '9') {
                return false;
            }
        }
        int decimals = point < 0 ? -1 : cell.length() - point - 1;
        return !cell.isEmpty() && cell.length() <= 30 && decimals != 0 && (decimals != 3 || point > 3 || cell.charAt(0) == '0');
    }

    /** The code of three letters that a word or sign means. */
    static Optional<String> currency(String word) {
        var code = CURRENCIES.getOrDefault(Words.fold(word), word.strip().toUpperCase(Locale.ROOT));
        return code.matches("[A-Z]{3}") ? Optional.of(code) : Optional.empty();
    }
}
