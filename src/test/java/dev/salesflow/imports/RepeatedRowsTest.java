package dev.salesflow.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salesflow.shared.RowOutcome;
import dev.salesflow.shared.RowOutcome.Verdict;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows that mean what an earlier row of their list meant; those further down than go in together too. */
class RepeatedRowsTest extends WithLists {

    private static final int MORE_THAN_GO_IN_TOGETHER = 2_100;

    /** Every form of a deal lists all products: thousands would slow the tests that come after. */
    @AfterEach
    void productsGo() {
        jdbc.sql("delete from product where name like ?").param("%" + w + "%").update();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "customers;name,externalId,registrationNumber;One W,A-W,;Uno W,A-W,;externalId",
        "customers;name,externalId,registrationNumber;One W,,R-W;Uno W,,R-W;registrationNumber",
        "customers;name,externalId,registrationNumber;One W,,;ONE W Ltd,,;name",
        "contacts;name,customer,phone;Eve,Hold W,1;EVE,Hold W,2;name",
        "products;name,code,price;Pump W,P-W,1;Pumpe W,P-W,2;code",
        "products;name,code,price;Pump W,,1;PUMP W,,2;name",
        "opportunities;stage,opportunity_id,account,amount,close date;Won,D-W,Hold W,5,2025-03-01;Won,D-W,Hold W,6,2025-03-01;externalId",
        "opportunities;stage,opportunity_id,account,amount,close date;Won,,Hold W,5,2025-03-01;Won,,Hold W,5,2025-03-01;customer closedOn amount"})
    void nameLineFieldAndRecord(String kind, String header, String row, String again, String field) {
        imports.bring("customers", "name\nHold " + w + "\n", admin);
        for (int between : new int[] {0, MORE_THAN_GO_IN_TOGETHER}) {
            var filler = IntStream.range(0, between).mapToObj(n -> filler(kind, n)).collect(Collectors.joining());

            var run = imports.bring(kind, mine(header + "\n" + row + "\n" + filler + again + "\n", between), admin);

            var report = report(run);
            assertThat(report.get(between + 3)).as(report.get(2) + " and " + between).isEqualTo(new RowOutcome(Verdict.DUPLICATE, report.get(2).recordId(), field,
                    RowOutcome.repeating(2, null).remarks()));
            assertThat(report.get(2).recordId()).isNotNull();
            assertThat(run.counts().created()).isEqualTo(between + 1);
        }
    }

    private static String filler(String kind, int n) {
        return switch (kind) {
            case "contacts" -> "Person " + n + ",Hold W,\n";
            case "opportunities" -> "Won,F" + n + "-W,Hold W,3,2025-03-01\n";
            default -> "Filler " + n + " W,,\n";
        };
    }

    /** Each list has records of its own; the customer they hang on is one. */
    private String mine(String list, int between) {
        return list.replace("Hold W", "Hold " + w).replaceAll("\\bW\\b", w + between).replace(",5,", "," + (5 + between) + ",").replaceAll("\\b(Eve|EVE|Person)\\b", "$1 " + between);
    }

    @Test
    void nameThemOfPeopleWhateverTheCase() {
        var run = imports.bring("team", "name,login,email\nAda %1$s,ada-%1$s,ada@%1$s.example\nAda Lovelace %1$s,ADA-%2$s,\nLovelace %1$s,,Ada@%2$s.example\nada  %2$s,,\nAda %1$s,other-%1$s,\n"
                .formatted(w, w.toUpperCase(Locale.ROOT)), admin);

        ImportFixture.counts(run, 2, 0, 0, 3, 0);
        var report = report(run);
        assertThat(report.values()).filteredOn(row -> row.verdict() == Verdict.DUPLICATE).extracting(RowOutcome::field).containsExactly("login", "email", "name");
        assertThat(report.values()).filteredOn(row -> row.verdict() == Verdict.DUPLICATE)
                .allMatch(row -> row.recordId().equals("ada-" + w) && row.remarks().equals(RowOutcome.repeating(2, null).remarks()));
    }

    @Test
    void nameThoseWhichOnlyTheRecordTellsApart() {
        imports.bring("customers", "name,externalId\nOne " + w + ",A-" + w + "\n", admin);

        var run = imports.bring("customers", "name,externalId\nUno " + w + ",A-" + w + "\nOne " + w + ",\n", admin);

        var report = report(run);
        assertThat(report.get(3)).isEqualTo(new RowOutcome(Verdict.DUPLICATE, report.get(2).recordId(), "name", RowOutcome.repeating(2, null).remarks()));
    }

    @Test
    void areNotColleaguesWhoShareAPhoneAndAMailbox() {
        imports.bring("customers", "name\nHold " + w + "\n", admin);

        var run = imports.bring("contacts", "customer,name,phone,mobile,email\nHold W,Eve,021 5550100,13800138000,office@w.example\n".replace("W", w)
                + "Hold W,Ann,021 5550100,13800138000,office@w.example\n".replace("W", w), admin);

        ImportFixture.counts(run, 2, 0, 0, 0, 0);
    }

    private Map<Integer, RowOutcome> report(ImportRun run) {
        var rows = new TreeMap<Integer, RowOutcome>();
        book.eachRow(run.id(), viewers.of(admin), rows::put);
        return rows;
    }
}
