package dev.salesflow.identity;

import dev.salesflow.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Nobody can be served before somebody can administrate: made before the server takes requests, in one transaction
 * under a lock, since nodes may start together.
 */
@Component
class FirstAdministrator implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);
    private static final String LOGIN = "admin";
    private static final long LOCK = 7_240_010L;

    private final JdbcClient jdbc;
    private final People people;
    private final Passwords passwords;
    private final PasswordEncoder encoder;
    private final DemoMode demo;
    private final TransactionTemplate transaction;
    private final String given;

    FirstAdministrator(JdbcClient jdbc, People people, Passwords passwords, PasswordEncoder encoder, DemoMode demo,
            TransactionTemplate transaction, @Value("${salesflow.admin-password:}") String given) {
        this.jdbc = jdbc;
        this.people = people;
        this.passwords = passwords;
        this.encoder = encoder;
        this.demo = demo;
        this.transaction = transaction;
        this.given = given;
    }

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query((row, n) -> n).list();
            if (!someAdministratorCanLogIn()) {
                provide();
            }
        });
    }

    private void provide() {
        var nobodyYet = jdbc.sql("select not exists (select 1 from app_user)").query(Boolean.class).single();
        if (nobodyYet && demo.on()) {
            // The demo's first step makes its own.
            return;
        }
        if (given.isBlank() && !nobodyYet) {
            throw new IllegalStateException("No administrator can log in. Set SALESFLOW_ADMIN_PASSWORD: the login '" + LOGIN
                    + "' becomes an administrator with that password.");
        }
        var password = given.isBlank() ? passwords.made() : given;
        make(password);
        if (given.isBlank()) {
            LOG.warn("The first administrator was made. Login: {}  Password: {}  It is shown this once.", LOGIN, password);
        } else {
            LOG.info("The administrator '{}' was given the password of SALESFLOW_ADMIN_PASSWORD", LOGIN);
        }
    }

    private void make(String password) {
        if (people.find(LOGIN).isEmpty()) {
            people.create(LOGIN, new PersonData("Administrator", null, Role.ADMIN, null, null));
        } else {
            jdbc.sql("update app_user set role = 'ADMIN', enabled = true, version = version + 1 where login = ?").param(LOGIN).update();
        }
        try {
            passwords.set(LOGIN, password);
        } catch (Refusal refusal) {
            throw new IllegalStateException("SALESFLOW_ADMIN_PASSWORD is refused (" + refusal.key() + "): use at least "
                    + Passwords.SHORTEST + " characters, neither the login nor one from the lists of common passwords.", refusal);
        }
    }

    private boolean someAdministratorCanLogIn() {
        record Admin(String login, String password) {
        }
        return jdbc.sql("select login, password from app_user where role = 'ADMIN' and enabled and password is not null")
                .query(Admin.class).list().stream()
                .anyMatch(admin -> demo.on() || !encoder.matches(admin.login(), admin.password()));
    }
}
