package dev.salesflow.shared;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Numbers of persons that this system must not hold, recognised in any text by form and checksum: Chinese identity cards and
 * bank cards. Both are short of certain, so callers say where what stands there is known to be something else.
 */
public final class SensitiveNumbers {

    public enum Kind { IDENTITY_CARD, BANK_CARD }

    /** Stands where a number was. */
    public static final String MARK = "***";

    /** A text without its sensitive numbers, and which kinds they were. */
    public record Cleaned(String text, Set<Kind> kinds) {
    }

    private static final int SHORTEST = 14;
    private static final int LONGEST_PHONE = 15;
    /** Region, date of birth, number of the day, check digit; written in one, or in three groups. */
    private static final Pattern IDENTITY = Pattern.compile("(?<![\\dA-Za-z])\\d{6}([ .-]?)\\d{8}\\1\\d{3}[\\dXx](?![\\dA-Za-z])");
    /** In one, or in groups of four as on the card. */
    private static final Pattern CARD = Pattern.compile("(?<![\\dA-Za-z])(?<!\\d[.,-])(\\d{14,19}|\\d{4}([ .-])\\d{4}\\2\\d{4}\\2\\d{1,4}(\\2\\d{1,3})?)(?![\\dA-Za-z]|[.,-]\\d)");
    private static final Set<Integer> PROVINCES = Set.of(11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46,
            50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83, 91);
    private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_DIGITS = "10X98765432";
    /**
     * UnionPay, old ICBC cards, Visa, Mastercard, American Express, JCB, Discover, Diners. The Visa cards of 13 digits are
     * gone, and would be taken for the bar codes of goods.
     */
    private static final Pattern ISSUERS = Pattern.compile("62\\d{14,17}|9558\\d{15}|4\\d{15}|5[1-5]\\d{14}|2(22[1-9]|2[3-9]\\d|[3-6]\\d\\d|7[01]\\d|720)\\d{12}"
            + "|3[47]\\d{13}|35(2[89]|[3-8]\\d)\\d{12}|6(011|4[4-9]\\d|5\\d\\d)\\d{12}|3(0[0-5]|[68]\\d)\\d{11}");
    private static final String UNIFORM_CODE = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private SensitiveNumbers() {
    }

    public static boolean in(String text) {
        return !clean(text, EnumSet.allOf(Kind.class)).kinds().isEmpty();
    }

    /** Whether this is a telephone number only by its field: none has more than 15 digits, as many as the shortest cards. */
    public static boolean inPhone(String text) {
        return in(text) && text.chars().filter(Character::isDigit).count() > LONGEST_PHONE;
    }

    /** @param which kinds to look for */
    public static Cleaned clean(String text, Set<Kind> which) {
        if (!maybe(text)) {
            return new Cleaned(text, Set.of());
        }
        var found = EnumSet.noneOf(Kind.class);
        var plain = narrow(text);
        var cleaned = new StringBuilder(text);
        if (which.contains(Kind.IDENTITY_CARD)) {
            remove(IDENTITY, plain, cleaned, Kind.IDENTITY_CARD, found);
        }
        if (which.contains(Kind.BANK_CARD)) {
            remove(CARD, narrow(cleaned.toString()), cleaned, Kind.BANK_CARD, found);
        }
        return found.isEmpty() ? new Cleaned(text, Set.of()) : new Cleaned(cleaned.toString(), found);
    }

    private static void remove(Pattern form, String plain, StringBuilder cleaned, Kind kind, Set<Kind> found) {
        var m = form.matcher(plain);
        int shift = 0;
        while (m.find()) {
            var digits = m.group().replaceAll("[ .-]", "");
            if (kind == Kind.IDENTITY_CARD ? identityCard(digits) : bankCard(digits)) {
                cleaned.replace(m.start() + shift, m.end() + shift, MARK);
                shift += MARK.length() - (m.end() - m.start());
                found.add(kind);
            }
        }
    }

    /** Most texts hold too few digits, and are not looked at any further. */
    private static boolean maybe(String text) {
        int digits = 0;
        for (int i = 0; i < text.length() && digits < SHORTEST; i++) {
            var c = text.charAt(i);
            if (Character.isDigit(c)) {
                digits++;
            } else if (c != ' ' && c != '-' && c != '.') {
                digits = 0;
            }
        }
        return digits >= SHORTEST;
    }

    /** Full-width digits and X as plain ones; the length stays. */
    private static String narrow(String text) {
        var plain = new StringBuilder(text);
        for (int i = 0; i < plain.length(); i++) {
            var c = plain.charAt(i);
            if (c > 0x7F && Character.isDigit(c)) {
                plain.setCharAt(i, (char) ('0' + Character.digit(c, 10)));
            } else if (c == '\uFF38' || c == '\uFF58') {
                plain.setCharAt(i, 'X');
            }
        }
        return plain.toString();
    }

    /** A number that a spreadsheet took for an amount has lost its last three digits; it still says who is meant. */
    private static boolean identityCard(String number) {
        int year = Integer.parseInt(number.substring(6, 10));
        int month = Integer.parseInt(number.substring(10, 12));
        int day = Integer.parseInt(number.substring(12, 14));
        boolean person = PROVINCES.contains(Integer.parseInt(number.substring(0, 2))) && year >= 1900 && year < 2100
                && month >= 1 && month <= 12 && day >= 1 && day <= DAYS[month - 1];
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (number.charAt(i) - '0');
        }
        return person && (CHECK_DIGITS.charAt(sum % 11) == Character.toUpperCase(number.charAt(17)) || number.endsWith("000"));
    }

    private static boolean bankCard(String number) {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int digit = number.charAt(number.length() - 1 - i) - '0';
            int counted = i % 2 == 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0);
            sum += counted;
        }
        return sum % 10 == 0 && ISSUERS.matcher(number).matches();
    }

    /** Whether this is a unified social credit code (GB 32100), which can look like an identity card's number. */
    public static boolean uniformCreditCode(String text) {
        var code = narrow(text.strip()).toUpperCase(Locale.ROOT);
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < code.length(); i++) {
            int value = UNIFORM_CODE.indexOf(code.charAt(i));
            if (value < 0) {
                return false;
            }
            sum += value * (i == 17 ? 1 : weight);
            weight = weight * 3 % 31;
        }
        return code.length() == 18 && sum % 31 == 0;
    }
}
