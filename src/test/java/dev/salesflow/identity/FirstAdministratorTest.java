package dev.salesflow.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.salesflow.SalesflowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

/** Each case in a transaction that is rolled back: the other tests keep their administrator. */
@SalesflowTest
class FirstAdministratorTest {

    @Autowired JdbcClient jdbc;
    @Autowired People people;
    @Autowired Passwords passwords;
    @Autowired PasswordEncoder encoder;
    @Autowired TransactionTemplate transaction;
    @Autowired LogIns logIns;

    @Test
    void getsThePasswordOfTheEnvironmentWhereNobodyCanAdministrate() {
        undone(() -> {
            jdbc.sql("update app_user set enabled = false where role = 'ADMIN'").update();

            start("the one from outside", "false");

            assertThat(passwordOfAdmin()).satisfies(hash -> assertThat(encoder.matches("the one from outside", hash)).isTrue());
            assertThat(people.require("admin")).extracting("enabled", "role").containsExactly(true, Role.ADMIN);
        });
    }

    @Test
    void keepsItsPasswordWhileSomeAdministratorCanLogIn() {
        undone(() -> {
            var before = passwordOfAdmin();

            start("another one from outside", "false");

            assertThat(passwordOfAdmin()).isEqualTo(before);
        });
    }

    @Test
    void refusesToStartWithoutAnAdministratorWhereThereArePeople() {
        undone(() -> {
            jdbc.sql("update app_user set enabled = false where role = 'ADMIN'").update();

            assertThatThrownBy(() -> start("", "false")).hasMessageContaining("SALESFLOW_ADMIN_PASSWORD");
        });
    }

    @Test
    void countsADemoLoginAsNoneOutsideTheDemo() {
        undone(() -> {
            jdbc.sql("update app_user set enabled = false where role = 'ADMIN'").update();
            jdbc.sql("update app_user set password = null, enabled = true where login = 'admin'").update();
            passwords.setToLogin("admin");

            assertThatCode(() -> start("", "true")).doesNotThrowAnyException();
            assertThatThrownBy(() -> start("", "false")).hasMessageContaining("SALESFLOW_ADMIN_PASSWORD");
        });
    }

    @Test
    void refusesAWeakPasswordOfTheEnvironment() {
        undone(() -> {
            jdbc.sql("update app_user set enabled = false where role = 'ADMIN'").update();

            assertThatThrownBy(() -> start("admin12345", "false")).hasMessageContaining("is refused");
        });
    }

    @Test
    void isTheDemosOnlyOnTheEmbeddedDatabaseUnlessAskedFor() {
        assertThat(new DemoMode("", "embedded").on()).isTrue();
        assertThat(new DemoMode("", "jdbc:postgresql://db/salesflow").on()).isFalse();
        assertThat(new DemoMode("true", "jdbc:postgresql://db/salesflow").on()).isTrue();
        assertThat(new DemoMode("false", "embedded").on()).isFalse();
        assertThat(logIns.ofTheDemo()).isEmpty();
    }

    private void start(String password, String demo) {
        new FirstAdministrator(jdbc, people, passwords, encoder, new DemoMode(demo, "embedded"), transaction, password)
                .afterSingletonsInstantiated();
    }

    private String passwordOfAdmin() {
        return jdbc.sql("select password from app_user where login = 'admin'").query(String.class).single();
    }

    private void undone(Runnable work) {
        transaction.executeWithoutResult(status -> {
            // Other tests' administrators may have made this one unnecessary at the start.
            jdbc.sql("""
                            insert into app_user (login, name, role, password) values ('admin', 'Admin', 'ADMIN', ?)
                            on conflict (login) do nothing""").param(encoder.encode("some password")).update();
            work.run();
            status.setRollbackOnly();
        });
    }
}
