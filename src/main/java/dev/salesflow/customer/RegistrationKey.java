package dev.salesflow.customer;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** What two spellings of one registration number have in common; {@code registration_key} in the database is the same. */
public final class RegistrationKey {

    private static final Pattern SIGNS = Pattern.compile("[\\u0009-\\u002F\\u003A-\\u0040\\u005B-\\u0060\\u007B-\\u007E\\u2010-\\u2015]");

    private RegistrationKey() {
    }

    public static String of(String number) {
        return SIGNS.matcher(Normalizer.normalize(number, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT)).replaceAll("");
    }
}
