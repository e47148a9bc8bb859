package dev.salesflow.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.Predicate;

/** Makes a login for somebody whom a list gives none. */
final class LoginMaker {

    private static final int LONGEST = 60;

    private LoginMaker() {
    }

    /** From the name's Latin letters, else the e-mail's first part, else a word that stays the same for the name. */
    static String make(String name, String email, Predicate<String> taken) {
        var made = slug(name);
        if (made.isEmpty() && email != null) {
            made = slug(email.substring(0, Math.max(0, email.indexOf('@'))));
        }
        if (made.isEmpty()) {
            made = "person-" + Integer.toHexString(name.hashCode());
        }
        var login = made;
        for (int n = 2; taken.test(login) || !People.isLogin(login); n++) {
            login = made + n;
        }
        return login;
    }

    /** Empty where letters are left that no login can hold. */
    private static String slug(String text) {
        var latin = Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT);
        if (latin.codePoints().anyMatch(c -> c > 0x7F && Character.isLetter(c))) {
            return "";
        }
        var slug = latin.replaceAll("[^a-z0-9]+", ".").replaceAll("^\\.+|\\.+$", "");
        return slug.length() > LONGEST ? slug.substring(0, LONGEST) : slug;
    }
}
