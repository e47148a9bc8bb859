package dev.salesflow.prospecting.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salesflow.SalesflowTest;
import dev.salesflow.identity.Viewers;
import dev.salesflow.prospecting.ProspectingFixture;
import dev.salesflow.prospecting.SheetOrigin;
import dev.salesflow.prospecting.SheetShareFacts.Share;
import dev.salesflow.prospecting.checks.SheetField.Finding;
import dev.salesflow.prospecting.checks.SheetField.Verdict;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What a portion more does to the sheets of a list that wait already: of a grade twenty stay, those drawn first. */
@SalesflowTest
class SampleOfAListTest {

    @Autowired NewSheets sheets;
    @Autowired CheckBook checks;
    @Autowired Viewers viewers;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient jdbc;

    ProspectingFixture team;
    /** As they were drawn. */
    List<UUID> waiting;

    @BeforeEach
    void aListOfWhichTwentyTwoWait() {
        team = new ProspectingFixture(jdbc);
        Stream.generate(() -> team.people.customer(team.other)).limit(22).forEach(customer -> jdbc.sql(
                        "insert into sheet_check (id, customer_id, origin, made_by, made_at) values (gen_random_uuid(), ?, 'IMPORTED', ?, now())").params(customer, team.manager).update());
        waiting = ids();
    }

    @Test
    void whatWasDrawnLastIsThrownOut() {
        portion();

        assertThat(ids()).containsExactlyElementsOf(waiting.subList(0, 20));
    }

    @Test
    void aSheetThatSomebodyIsCheckingStaysAndThePortionDoesNotWaitForIt() {
        var last = waiting.get(21);

        transaction.executeWithoutResult(commit -> {
            checks.decide(last, Map.of("name", new Finding(Verdict.RIGHT, null)), null, viewers.of(team.other));
            CompletableFuture.runAsync(this::portion).orTimeout(20, TimeUnit.SECONDS).join();
        });

        assertThat(ids()).containsExactlyElementsOf(Stream.concat(waiting.subList(0, 20).stream(), Stream.of(last)).toList());
        assertThat(jdbc.sql("select checked_by from sheet_check where id = ?").param(last).query(String.class).single()).isEqualTo(team.other);
    }

    @Test
    void aTableOlderThanListsHasThemCheckedWithinReasonToo() {
        var old = new Share(20, null);

        assertThat(old.mostWaiting(SheetOrigin.IMPORTED)).isEqualTo(20);
        assertThat(old.mostWaiting(SheetOrigin.TYPED)).isNull();
        assertThat(new Share(1, 50).mostWaiting(SheetOrigin.IMPORTED)).isEqualTo(50);
    }

    private void portion() {
        transaction.executeWithoutResult(commit -> sheets.arrived(List.of(), SheetOrigin.IMPORTED, team.manager));
    }

    private List<UUID> ids() {
        return jdbc.sql("select id from sheet_check where made_by = ? order by sheet_draw(customer_id)").param(team.manager).query(UUID.class).list();
    }
}
