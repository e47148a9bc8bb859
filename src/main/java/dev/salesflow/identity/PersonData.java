package dev.salesflow.identity;

import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.util.List;
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
        name = PlainText.clean(name);
        email = PlainText.clean(email);
        language = PlainText.clean(language);
    }

    /** Everything that keeps this from being recorded, each naming its field. */
    List<Refusal> problems() {
        return new Refusals().require(name != null, "name", "error.required")
                .add(PlainText.lineProblem("name", name, LONGEST_NAME))
                .add(PlainText.problem("email", email, LONGEST_EMAIL))
                .require(email == null || EMAIL.matcher(email).matches(), "email", "person.error.email")
                .require(role != null, "role", "error.notAChoice")
                .require(language == null || LANGUAGES.contains(language), "language", "error.notAChoice")
                .all();
    }

    /** Logins are kept in lower case, so that nobody fails to log in for a capital letter. */
    static String login(String typed) {
        return typed == null ? "" : typed.strip().toLowerCase(Locale.ROOT);
    }
}
