package dev.salesflow.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salesflow.SalesflowTest;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.Viewers;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Customers of a list whose phone or e-mail another customer has already. */
@SalesflowTest
class SharedPhonesAndMailsTest {

    @Autowired
    ImportBook book;
    @Autowired
    Viewers viewers;
    @Autowired
    JdbcClient jdbc;

    ImportFixture imports;
    String admin;
    String w;
    long number;

    @BeforeEach
    void lists() {
        imports = new ImportFixture(book, viewers, jdbc);
        admin = imports.admin();
        w = ImportFixture.word();
        number = ThreadLocalRandom.current().nextLong(20_000_000_00L, 99_000_000_00L);
    }

    @Test
    void areTheCustomerThatHasTheSamePhoneHoweverItIsWritten() {
        imports.bring("customers", "name,phone\nOld " + w + ",0" + number + "\n", admin);

        var run = imports.bring("customers", "name,phone\nNew " + w + ",+86 " + number + "\n", admin);

        ImportFixture.counts(run, 0, 0, 0, 1, 0);
        book.eachRow(run.id(), viewers.of(admin), (line, outcome) -> {
            assertThat(outcome.field()).isEqualTo("phone");
            assertThat(outcome.reason()).isEqualTo("imports.reason.same.phone");
            assertThat(outcome.toString()).contains("Old " + w);
            assertThat(outcome.recordId()).isEqualTo(id("Old " + w));
        });
    }

    @Test
    void areTheCustomerThatHasTheSameEmail() {
        imports.bring("customers", "name,email\nOld " + w + ",office@" + w + ".example\n", admin);

        var run = imports.bring("customers", "name,email\nNew " + w + ",Office@" + w + ".example\n", admin);

        assertThat(imports.rows(run, admin)).containsEntry(2, "duplicate email imports.reason.same.email");
    }

    @Test
    void areFoundWithinOneListToo() {
        var run = imports.bring("customers", "name,phone\nOne " + w + "," + number + "\nTwo " + w + "," + number + "\nThree " + w + "," + number + "\n", admin);

        ImportFixture.counts(run, 1, 0, 0, 2, 0);
        assertThat(imports.rows(run, admin)).containsEntry(4, "duplicate phone imports.reason.same.phone");
    }

    @Test
    void areOtherCompaniesBehindOneSwitchboardWhereTheirIdsDiffer() {
        var run = imports.bring("customers", "name,externalId,registrationNumber,phone\nOne " + w + ",A" + w + ",," + number + "\n"
                + "Two " + w + ",B" + w + ",," + number + "\nThree " + w + ",,R1" + w + ",9" + number + "\nFour " + w + ",,R2" + w + ",9" + number + "\n", admin);

        ImportFixture.counts(run, 4, 0, 0, 0, 0);
    }

    @Test
    void sayNothingOnceSeveralCustomersShareThem() {
        imports.bring("customers", "name,externalId,phone\nOne " + w + ",A" + w + "," + number + "\nTwo " + w + ",B" + w + "," + number + "\n", admin);

        var run = imports.bring("customers", "name,phone\nThree " + w + "," + number + "\n", admin);

        ImportFixture.counts(run, 1, 0, 0, 0, 0);
    }

    @Test
    void doNotMakeAKnownCustomerAnother() {
        var list = "name,phone,email\nOne " + w + "," + number + ",a@" + w + ".example\nTwo " + w + ",,b@" + w + ".example\n";
        imports.bring("customers", list, admin);

        var run = imports.bring("customers", list, admin);

        ImportFixture.counts(run, 0, 0, 2, 0, 0);
    }

    @Test
    void tooShortToBeAPhoneSayNothing() {
        var run = imports.bring("customers", "name,phone\nOne " + w + ",110\nTwo " + w + ",110\n", admin);

        ImportFixture.counts(run, 2, 0, 0, 0, 0);
    }

    @Test
    void ofSomebodyElsesCustomerDoNotTellItsName() {
        var stranger = imports.person(Role.REP, imports.team());
        imports.bring("customers", "name,phone,owner\nOld " + w + "," + number + "," + stranger + "\n", admin);
        var manager = imports.person(Role.MANAGER, imports.team());

        var run = imports.bring("customers", "name,phone\nNew " + w + "," + number + "\n", manager);

        book.eachRow(run.id(), viewers.of(manager), (line, outcome) -> {
            assertThat(outcome.reason()).isEqualTo("imports.reason.same.others");
            assertThat(outcome.recordId()).isNull();
            assertThat(outcome.toString()).doesNotContain("Old " + w);
        });
        ImportFixture.counts(run, 0, 0, 0, 1, 0);
    }

    /** More rows than go in together lie between a row and its repetitions. */
    @Test
    void andNamesAndIdsAreFoundAgainFarDownTheList() {
        var between = IntStream.range(0, 2_100).mapToObj(n -> "Row " + n + " " + w + ",,,\n").collect(Collectors.joining());

        var run = imports.bring("customers", "name,externalId,registrationNumber,phone\n"
                + "One " + w + ",A" + w + ",R" + w + "," + number + "\nOne " + w + ",B" + w + ",,\n" + between
                + "One " + w + ",,,\nOther " + w + ",C" + w + ",R" + w + ",\nOne more " + w + ",A" + w + ",,\nTwo " + w + ",,," + number + "\n", admin);

        ImportFixture.counts(run, 2_102, 0, 0, 4, 0);
        assertThat(imports.rows(run, admin)).containsEntry(2_104, "duplicate name imports.reason.repeats")
                .containsEntry(2_105, "duplicate registrationNumber imports.reason.repeats").containsEntry(2_106, "duplicate externalId imports.reason.repeats")
                .containsEntry(2_107, "duplicate phone imports.reason.same.phone");
    }

    private String id(String name) {
        return jdbc.sql("select id::text from customer where name = ?").param(name).query(String.class).single();
    }
}
