package dev.salesflow.customer;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a person looks for, as conditions that the indexes of names and numbers serve; fills in the values they name. */
public final class SearchWords {

    private static final int SHORTEST_NUMBER = 5;

    private final boolean isLong;
    private final boolean isNumber;

    public SearchWords(String query, Map<String, Object> parameters) {
        var folded = Normalizer.normalize(query, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var digits = folded.replaceAll("[^0-9]", "");
        isLong = folded.codePointCount(0, folded.length()) > 1;
        isNumber = digits.length() >= SHORTEST_NUMBER;
        parameters.put("start", escaped(folded) + "%");
        parameters.put("words", folded);
        parameters.put("part", "%" + escaped(folded) + "%");
        parameters.put("digits", digits);
        parameters.put("number", "%" + digits + "%");
    }

    /** Of two letters or more: these are found inside of a name, a single one only at its beginning. */
    public boolean isLong() {
        return isLong;
    }

    public String begin(String column) {
        return "lower(" + column + ") like :start";
    }

    public String in(String column) {
        return isLong ? "grams(%1$s, 2) @> grams(:words, 2) and lower(normalize(%1$s, NFKC)) like :part".formatted(column) : begin(column);
    }

    public Optional<String> inPhone(String customer) {
        return numbers(customer + ".phone is not null", customer + ".phone");
    }

    public Optional<String> inPhones(String contact) {
        return numbers("(%1$s.phone is not null or %1$s.mobile is not null)".formatted(contact),
                "coalesce(%1$s.phone, '') || ' ' || coalesce(%1$s.mobile, '')".formatted(contact));
    }

    private Optional<String> numbers(String known, String number) {
        return isNumber ? Optional.of(known + " and grams(digits(%1$s), 3) @> grams(:digits, 3) and digits(%1$s) like :number".formatted(number))
                : Optional.empty();
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
