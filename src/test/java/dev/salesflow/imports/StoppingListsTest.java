package dev.salesflow.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.salesflow.shared.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** A person cancels an import; a node stops or dies in the middle of an import or of its undo. */
class StoppingListsTest extends WithLists {

    private static final int ROWS = 5_000;

    @Autowired ImportWork work;
    @Autowired UndoWork undo;
    @Autowired UndoBook undos;
    @Autowired Imports table;
    @Autowired Undos steps;
    @Autowired ImportRunner runner;
    @Autowired TransactionTemplate transaction;

    UUID otherNode;

    @BeforeEach
    void node() {
        otherNode = UUID.randomUUID();
    }

    @Test
    void endsAfterTheBatchAtHandWhereAPersonCancelsAndWhatIsInCanBeUndone() {
        var id = heldByTheOtherNode();
        work.run(id, otherNode, () -> true);

        var asked = book.cancel(id, viewers.of(admin));
        assertThatThrownBy(() -> work.run(id, otherNode, () -> false)).isInstanceOf(ImportWork.Cancelled.class);
        leaseRunsOut(id);
        runner.look();
        var ended = imports.settled(id, admin);

        assertThat(asked.state()).isEqualTo(ImportState.RUNNING);
        assertThat(ended.state()).isEqualTo(ImportState.FAILED);
        assertThat(ended.problem()).isEqualTo("imports.problem.cancelled");
        assertThat(ended.problemArguments()).containsExactly(admin);
        assertThat(ended.counts().created()).isEqualTo(2_000).isEqualTo(rowsIn());
        undos.undo(id, false, viewers.of(admin), java.time.Duration.ofMinutes(5));
        assertThat(rowsIn()).isZero();
    }

    @Test
    void endsAtOnceWhereItWaitsForAnAnswerAndIsRefusedWhereThereIsNothingToStop() {
        var waiting = imports.bring("customers", "Spalte " + w + "\nA " + w + "\n", admin);

        var cancelled = book.cancel(waiting.id(), viewers.of(admin));

        assertThat(cancelled.state()).isEqualTo(ImportState.FAILED);
        assertThat(jdbc.sql("select count(*) from import_chunk where import_id = ?").param(waiting.id()).query(Integer.class).single()).isZero();
        assertThatThrownBy(() -> book.cancel(waiting.id(), viewers.of(admin))).isInstanceOfSatisfying(Refusal.class,
                refusal -> assertThat(refusal.isConflict()).isTrue());
    }

    @Test
    void aNodeThatStopsInOrderHandsOverAndTheImportGoesOnAtOnce() {
        var id = heldByTheOtherNode();
        work.run(id, otherNode, () -> true);

        table.release(id, otherNode);
        runner.look();
        var done = imports.settled(id, admin);

        ImportFixture.counts(done, ROWS, 0, 0, 0, 0);
        assertThat(rowsIn()).isEqualTo(ROWS);
    }

    @Test
    void anUndoGoesOnWhereADeadNodeLeftItAndTakesEachBatchBackOnce() {
        var run = imports.bring("customers", list(), admin);
        transaction.executeWithoutResult(tx -> {
            assertThat(table.beginUndo(run.id(), otherNode)).isTrue();
            steps.begin(run.id(), admin, run.createdAt());
        });
        var portions = new AtomicInteger();
        undo.run(run.id(), otherNode, () -> portions.incrementAndGet() == 2);
        var half = rowsIn();

        leaseRunsOut(run.id());
        runner.look();
        var undone = imports.settled(run.id(), admin);

        assertThat(half).isEqualTo(2_000);
        assertThat(undone.state()).isEqualTo(ImportState.UNDONE);
        assertThat(rowsIn()).isZero();
        assertThat(undos.find(run.id(), viewers.of(admin)).orElseThrow().done()).isEqualTo(ROWS);
        assertThatThrownBy(() -> undo.run(run.id(), otherNode, () -> false)).isInstanceOf(ImportWork.LostLease.class);
    }

    private int rowsIn() {
        return jdbc.sql("select count(*) from customer where name like ?").param("Row % " + w).query(Integer.class).single();
    }

    private String list() {
        return "name\n" + IntStream.range(0, ROWS).mapToObj(n -> "Row " + n + " " + w + "\n").collect(Collectors.joining());
    }

    private UUID heldByTheOtherNode() {
        return transaction.execute(tx -> {
            var id = imports.start("customers", list().getBytes(StandardCharsets.UTF_8), admin, "{}");
            jdbc.sql("update import_run set state = 'RUNNING', leased_by = ?, leased_until = now() + interval '1 hour' where id = ?").params(otherNode, id).update();
            return id;
        });
    }

    private void leaseRunsOut(UUID id) {
        jdbc.sql("update import_run set leased_until = now() - interval '1 second' where id = ?").param(id).update();
    }
}
