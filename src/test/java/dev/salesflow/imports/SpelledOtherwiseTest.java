package dev.salesflow.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known already, written with other case, spaces, width or signs. */
class SpelledOtherwiseTest extends WithLists {

    private final String digits = String.valueOf(ThreadLocalRandom.current().nextInt(10_000_000, 100_000_000));

    @ParameterizedTest
    @ValueSource(strings = {"#1234x", "# 1234 X", "#１２３４Ｘ", "#-1234-X"})
    void aRegistrationNumberIsThatOfTheKnownCustomerAndOfTheRowBefore(String spelled) {
        var list = "name,registrationNumber\nOne W,#1234X\nUno W,%s\n".formatted(spelled).replace("W", w).replace("#", digits);

        var inOneFile = imports.bring("customers", list, admin);
        var later = imports.bring("customers", "name,registrationNumber\nOne W,%s\n".formatted(spelled).replace("W", w).replace("#", digits), admin);

        ImportFixture.counts(inOneFile, 1, 0, 0, 1, 0);
        assertThat(imports.rows(inOneFile, admin)).containsEntry(3, "duplicate registrationNumber imports.reason.repeats");
        ImportFixture.counts(later, 0, 0, 1, 0, 0);
        assertThat(jdbc.sql("select registration_number from customer where name = ?").param("One " + w).query(String.class).list())
                .containsExactly(digits + "1234X");
    }

    @Test
    void aRegistrationNumberIsLookedUpByItsIndex() {
        var plan = String.join("\n", jdbc.sql("explain select id from customer c where registration_key(c.registration_number) = registration_key('9X')")
                .query(String.class).list());

        assertThat(plan).contains("customer_registration_key");
    }
}
