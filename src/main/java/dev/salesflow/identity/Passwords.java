package dev.salesflow.identity;

import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What may be a password, and setting one; every session of the earlier one ends with its next request. */
@Service
@Transactional
public class Passwords {

    public static final int SHORTEST = 10;
    /** bcrypt reads no further than 72 bytes; a longer one would promise more than it keeps. */
    static final int LONGEST_BYTES = 72;
    /** Of the well-known lists only those that are long enough to pass the other rules, without digits and signs at the end. */
    private static final Set<String> COMMON = Set.of("password", "passwordpassword", "passw0rd", "qwertyuiop", "qwertyuiopasdf",
            "qwertyqwerty", "1q2w3e4r5t", "1q2w3e4r5t6y", "1qaz2wsx3edc", "qazwsxedc", "iloveyou", "welcome", "administrator",
            "letmein", "letmeinplease", "changeme", "salesflow", "woaini", "woainiwoaini", "qweasdzxc", "asdfghjkl", "zxcvbnm",
            "sunshine", "princess", "football", "baseball", "superman", "trustno", "abcdefghij", "abcdefghijk", "abc", "abcd");
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private final JdbcClient jdbc;
    private final PasswordEncoder encoder;
    private final LogInDelay delay;
    private final SecureRandom random = new SecureRandom();

    Passwords(JdbcClient jdbc, PasswordEncoder encoder, LogInDelay delay) {
        this.jdbc = jdbc;
        this.encoder = encoder;
        this.delay = delay;
    }

    /**
     * Changes one's own; the present one must be given, so that an unattended screen is not enough, and is guessed no
     * faster here than at the log-in.
     *
     * @param again the wanted one typed once more, for nobody sees what they type
     */
    public void change(String login, String present, String wanted, String again, String address) {
        new Refusals().add(presentProblem(login, present, address)).addAll(problems(login, wanted, again)).throwIfAny();
        set(login, wanted);
    }

    private Optional<Refusal> presentProblem(String login, String present, String address) {
        var left = delay.past(login, address).left();
        if (!left.isZero()) {
            return Optional.of(Refusal.ofField("present", "password.error.wait", left.plusMillis(999).toSeconds()));
        }
        var hash = jdbc.sql("select coalesce(password, '') from app_user where login = ?").param(login)
                .query(String.class).single();
        if (present == null || hash.isEmpty() || !encoder.matches(present, hash)) {
            delay.failed(login, address);
            return Optional.of(Refusal.ofField("present", "password.error.present"));
        }
        delay.succeeded(login, address);
        return Optional.empty();
    }

    static List<Refusal> problems(String login, String wanted, String again) {
        return new Refusals().add(problem(login, wanted))
                .require(Objects.equals(wanted, again), "again", "password.error.again").all();
    }

    void set(String login, String wanted) {
        new Refusals().add(problem(login, wanted)).throwIfAny();
        jdbc.sql("update app_user set password = ?, credential = credential + 1 where login = ?")
                .params(encoder.encode(wanted), login).update();
    }

    /** The only way to a password that breaks the rules; whoever calls this is the demo. */
    public void setToLogin(String login) {
        jdbc.sql("update app_user set password = ? where login = ? and password is null")
                .params(encoder.encode(login), login).update();
    }

    static Optional<Refusal> problem(String login, String wanted) {
        if (wanted == null || wanted.codePointCount(0, wanted.length()) < SHORTEST) {
            return Optional.of(Refusal.ofField("password", "password.error.short", SHORTEST));
        }
        if (wanted.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
            return Optional.of(Refusal.ofField("password", "password.error.long", LONGEST_BYTES));
        }
        var bare = wanted.toLowerCase(Locale.ROOT).replaceAll("^[^a-z]+|[^a-z]+$", "");
        if (wanted.strip().equalsIgnoreCase(login) || bare.equals(login)) {
            return Optional.of(Refusal.ofField("password", "password.error.login"));
        }
        return COMMON.contains(wanted.toLowerCase(Locale.ROOT)) || COMMON.contains(bare)
                || wanted.chars().distinct().count() < 5 || "01234567890123456789".contains(wanted)
                ? Optional.of(Refusal.ofField("password", "password.error.common")) : Optional.empty();
    }

    /** One that nobody guesses and that can still be typed from paper. */
    String made() {
        return random.ints(16, 0, LETTERS.length()).mapToObj(LETTERS::charAt)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append).toString();
    }
}
