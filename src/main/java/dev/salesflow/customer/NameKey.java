package dev.salesflow.customer;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What two spellings of one company's name have in common: width, case, spaces, punctuation and legal forms removed.
 */
public final class NameKey {

    private static final Pattern DOTS = Pattern.compile("(?<=\\p{L})\\.");
    private static final Pattern NOT_A_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Set<String> LEGAL_WORDS = Set.of("ltd", "limited", "inc", "incorporated", "co", "company", "corp",
            "corporation", "llc", "llp", "lp", "plc", "pte", "pty", "sdn", "bhd", "gmbh", "mbh", "ag", "kg", "kgaa", "ug",
            "ohg", "se", "sa", "sas", "sarl", "srl", "spa", "sl", "bv", "nv", "ab", "as", "aps", "oy", "oyj", "kk");
    /** Longer ones first: each is cut off once. */
    private static final List<String> LEGAL_ENDINGS = List.of("股份有限公司", "有限责任公司", "有限責任公司", "股份公司", "有限公司",
            "株式会社", "公司", "股份");

    private NameKey() {
    }

    public static String of(String name) {
        var folded = Normalizer.normalize(name, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).strip();
        var words = NOT_A_LETTER.split(DOTS.matcher(folded).replaceAll(""));
        var last = words.length;
        while (last > 1 && LEGAL_WORDS.contains(words[last - 1])) {
            last--;
        }
        // A name of nothing but signs or legal words is still a name.
        var key = withoutEnding(String.join("", List.of(words).subList(0, last)));
        return key.isEmpty() ? folded : key;
    }

    private static String withoutEnding(String key) {
        return LEGAL_ENDINGS.stream()
                .filter(key::endsWith)
                .findFirst()
                .map(ending -> key.substring(0, key.length() - ending.length()))
                .filter(rest -> !rest.isEmpty())
                .orElse(key);
    }
}
