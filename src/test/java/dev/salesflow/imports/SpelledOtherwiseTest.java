package dev.salesflow.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What is known already, written with other case, spaces, width or signs. */
class SpelledOtherwiseTest extends WithLists {

    @Autowired
    TransactionTemplate transaction;

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
        var plan = transaction.execute(tx -> {
            tx.setRollbackOnly();
            // With few numbers a look through all of them costs no more than the right one.
            jdbc.sql("""
                    insert into customer (id, name, name_key, registration_number, created_at, updated_at, version)
                    select gen_random_uuid(), n, n, 'plan-' || n, now(), now(), 1 from generate_series(1, 5000) n""").update();
            jdbc.sql("analyze customer").update();
            jdbc.sql("set local enable_seqscan = off").update();
            return jdbc.sql("explain select id from customer c where registration_key(c.registration_number) = registration_key('9X')")
                    .query(String.class).list();
        });

        assertThat(String.join("\n", plan)).contains("customer_registration_key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GTX  pro", "gtx pro", "ＧＴＸ Pro", "GTX_Pro"})
    void aProductIsTheKnownOneAndThatOfTheRowBeforeAndKeepsItsName(String spelled) {
        imports.bring("products", "product,price\nGTX Pro %s,10\n".formatted(w), admin);
        var list = "product,price\nGTX Pro W,10\n%s W,12\n".formatted(spelled).replace("W", w);

        var inOneFile = imports.bring("products", list, admin);
        var later = imports.bring("products", "product,price\n%s %s,11\n".formatted(spelled, w), admin);

        ImportFixture.counts(inOneFile, 0, 0, 1, 1, 0);
        ImportFixture.counts(later, 0, 1, 0, 0, 0);
        assertThat(jdbc.sql("select name || ' ' || list_price from product where name like ?").param("%" + w).query(String.class).list())
                .containsExactly("GTX Pro " + w + " 11.00");
    }
}
