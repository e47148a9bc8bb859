package dev.salesflow.identity;

import dev.salesflow.shared.Refusal;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** What may be changed of a person; their login never changes. Blank texts count as absent. */
public record PersonData(String name, String email, Role role, UUID team, String language) {

    static final Set<String> LANGUAGES = Set.of("en", "zh");
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_EMAIL = 254;
    /** Deliberately loose: only sending proves an address; this catches slips and header injection. */
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>,;]+@[^\\s@<>,;]+\\.[^\\s@<>,;]+");

    public PersonData {
        name = cleaned(name);
        email = cleaned(email);
        language = cleaned(language);
    }

    void check() {
        if (name == null) {
            throw Refusal.ofField("name", "error.required");
        }
        if (name.length() > LONGEST_NAME) {
            throw Refusal.ofField("name", "error.tooLong", LONGEST_NAME);
        }
        if (email != null && email.length() > LONGEST_EMAIL) {
            throw Refusal.ofField("email", "error.tooLong", LONGEST_EMAIL);
        }
        if (email != null && !EMAIL.matcher(email).matches()) {
            throw Refusal.ofField("email", "person.error.email");
        }
        if (role == null) {
            throw Refusal.ofField("role", "error.notAChoice");
        }
        if (language != null && !LANGUAGES.contains(language)) {
            throw Refusal.ofField("language", "error.notAChoice");
        }
    }

    /** Logins are kept in lower case, so that nobody fails to log in for a capital letter. */
    static String login(String typed) {
        return typed == null ? "" : typed.strip().toLowerCase(Locale.ROOT);
    }

    private static String cleaned(String text) {
        return text == null || text.isBlank() ? null : text.strip().replaceAll("\\p{Cntrl}", " ");
    }
}
