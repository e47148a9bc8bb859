package dev.salesflow.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.salesflow.SalesflowTest;
import dev.salesflow.identity.Viewers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Several imports at once on one node. */
@SalesflowTest
class SideBySideTest {

    @Autowired
    ImportBook book;
    @Autowired
    Viewers viewers;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    DataSource dataSource;

    ImportFixture imports;
    String admin;
    String w;

    @BeforeEach
    void lists() {
        imports = new ImportFixture(book, viewers, jdbc);
        admin = imports.admin();
        w = ImportFixture.word();
    }

    /** Every form of a deal lists all products: thousands would slow the tests that come after. */
    @AfterEach
    void productsGo() {
        jdbc.sql("delete from product where name like ?").param("%" + w + "%").update();
    }

    @Test
    void aLongImportKeepsNobodyWaiting() throws SQLException {
        var stuck = new AtomicReference<UUID>();
        whileProductsWait(() -> {
            stuck.set(start("products", "product\nPump " + w + "\n", admin));
            working(stuck.get());

            var other = imports.bring("customers", "name\nOne " + w + "\n", imports.admin());

            ImportFixture.counts(other, 1, 0, 0, 0, 0);
            assertThat(book.find(stuck.get(), viewers.of(admin)).state()).isEqualTo(ImportState.RUNNING);
        });
        ImportFixture.counts(imports.settled(stuck.get(), admin), 1, 0, 0, 0, 0);
    }

    @Test
    void onePersonsImportsLeaveRoomForOthers() throws SQLException {
        var mine = new ArrayList<UUID>();
        whileProductsWait(() -> {
            IntStream.range(0, 4).forEach(n -> mine.add(start("products", "product\nPump " + n + " " + w + "\n", admin)));
            working(mine.get(0));
            working(mine.get(1));

            var other = imports.bring("customers", "name\nOne " + w + "\n", imports.admin());

            ImportFixture.counts(other, 1, 0, 0, 0, 0);
            assertThat(mine.subList(2, 4)).allSatisfy(id -> assertThat(book.find(id, viewers.of(admin)).state()).isEqualTo(ImportState.QUEUED));
        });
        assertThat(mine).allSatisfy(id -> ImportFixture.counts(imports.settled(id, admin), 1, 0, 0, 0, 0));
    }

    @Test
    void twoListsOfTheSameCustomersMakeEachOnce() {
        int rows = 6_000;
        var list = "name,externalId,phone\n" + IntStream.range(0, rows).mapToObj(n -> "Row %1$d %2$s,%2$s-%1$d,\n".formatted(n, w)).collect(Collectors.joining());
        var other = imports.admin();

        var first = start("customers", list, admin);
        var second = start("customers", list, other);

        var one = imports.settled(first, admin).counts();
        var two = imports.settled(second, other).counts();
        assertThat(one.created() + two.created()).isEqualTo(rows);
        assertThat(one.unchanged() + two.unchanged()).isEqualTo(rows);
        assertThat(jdbc.sql("select count(*) from customer where name like ?").param("Row % " + w).query(Integer.class).single()).isEqualTo(rows);
    }

    @ParameterizedTest
    @ValueSource(strings = {"team", "products", "contacts", "opportunities"})
    void twoOfTheSameFileMakeEachRecordOnce(String kind) {
        int rows = kind.equals("team") ? 300 : 3_000;
        imports.bring("customers", "name\nHold " + w + "\n", admin);
        var list = header(kind) + IntStream.range(0, rows).mapToObj(n -> row(kind, n)).collect(Collectors.joining());
        var other = imports.admin();

        var first = start(kind, list, admin);
        var second = start(kind, list, other);

        var one = imports.settled(first, admin).counts();
        var two = imports.settled(second, other).counts();
        assertThat(one.created() + two.created()).isEqualTo(rows);
        assertThat(one.unchanged() + two.unchanged()).isEqualTo(rows);
        assertThat(jdbc.sql("select count(*) from " + table(kind) + " where " + (kind.equals("opportunities") ? "external_id" : "name") + " like ?")
                .param("Row % " + w).query(Integer.class).single()).isEqualTo(rows);
    }

    private static String table(String kind) {
        return Map.of("team", "app_user", "products", "product", "contacts", "contact", "opportunities", "opportunity").get(kind);
    }

    private static String header(String kind) {
        return switch (kind) {
            case "opportunities" -> "externalId,customer,outcome,closedOn\n";
            case "contacts" -> "name,customer\n";
            default -> "name,code\n".replace(kind.equals("team") ? "code" : "-", "email");
        };
    }

    private String row(String kind, int n) {
        var rest = switch (kind) {
            case "opportunities" -> ",Hold " + w + ",WON,2025-03-01";
            case "contacts" -> ",Hold " + w;
            case "team" -> ",r" + n + "@" + w + ".example";
            default -> ",P" + n + "-" + w;
        };
        return "Row " + n + " " + w + rest + "\n";
    }

    private UUID start(String kind, String list, String by) {
        return imports.start(kind, list.getBytes(StandardCharsets.UTF_8), by, "{}");
    }

    private void working(UUID id) {
        await().atMost(Duration.ofSeconds(30)).until(() -> book.find(id, viewers.of(admin)).state() == ImportState.RUNNING);
    }

    /** Every batch of products takes this lock. */
    private void whileProductsWait(Runnable meanwhile) throws SQLException {
        try (var connection = dataSource.getConnection(); var statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(hashtext('product_intake'))");
            try {
                meanwhile.run();
            } finally {
                statement.execute("select pg_advisory_unlock(hashtext('product_intake'))");
            }
        }
    }
}
