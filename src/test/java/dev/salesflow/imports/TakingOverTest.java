package dev.salesflow.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** A node that dies in the middle of an import, and the one that goes on. */
class TakingOverTest extends WithLists {

    private static final int ROWS = 5_000;

    @Autowired
    ImportWork work;
    @Autowired
    ImportRunner runner;
    @Autowired
    TransactionTemplate transaction;

    UUID deadNode;

    @BeforeEach
    void node() {
        deadNode = UUID.randomUUID();
    }

    @Test
    void goesOnWhereTheDeadNodeStoppedAndTakesNoRowInTwice() {
        var id = heldByTheDeadNode(list());
        work.run(id, deadNode, () -> true);
        var half = book.find(id, viewers.of(admin));

        leaseRunsOut(id);
        runner.look();
        var done = imports.settled(id, admin);

        assertThat(half.processed()).isEqualTo(2_000);
        assertThat(done.state()).isEqualTo(ImportState.DONE);
        ImportFixture.counts(done, ROWS, 0, 0, 1, 0);
        assertThat(jdbc.sql("select count(*) from customer where name like ?").param("Row % " + w).query(Integer.class).single()).isEqualTo(ROWS);
        assertThat(imports.rows(done, admin)).hasSize(ROWS + 1).containsEntry(ROWS + 2, "duplicate name imports.reason.repeats");
    }

    @Test
    void aNodeThatLostItsLeaseWritesNothingMore() {
        var id = heldByTheDeadNode(list());
        work.run(id, deadNode, () -> true);
        jdbc.sql("update import_run set leased_by = ? where id = ?").params(UUID.randomUUID(), id).update();

        assertThatThrownBy(() -> work.run(id, deadNode, () -> false)).isInstanceOf(ImportWork.LostLease.class);

        assertThat(book.find(id, viewers.of(admin)).processed()).isEqualTo(2_000);
        assertThat(jdbc.sql("select count(*) from customer where name like ?").param("Row % " + w).query(Integer.class).single()).isEqualTo(2_000);
        leaseRunsOut(id);
        runner.look();
        assertThat(imports.settled(id, admin).state()).isEqualTo(ImportState.DONE);
    }

    @Test
    void keepsNoFileWhenTheImportIsThrough() {
        var run = imports.bring("customers", "name\nOnly " + w + "\n", admin);

        assertThat(jdbc.sql("select count(*) from import_chunk where import_id = ?").param(run.id()).query(Integer.class).single()).isZero();
    }

    /** The last row repeats the first, which lies in a batch before the crash. */
    private String list() {
        return "name\n" + IntStream.range(0, ROWS).mapToObj(n -> "Row " + n + " " + w + "\n").collect(Collectors.joining()) + "Row 0 " + w + "\n";
    }

    private UUID heldByTheDeadNode(String text) {
        return transaction.execute(tx -> {
            var id = imports.start("customers", text.getBytes(StandardCharsets.UTF_8), admin, "{}");
            jdbc.sql("update import_run set state = 'RUNNING', leased_by = ?, leased_until = now() + interval '1 hour' where id = ?").params(deadNode, id).update();
            return id;
        });
    }

    private void leaseRunsOut(UUID id) {
        jdbc.sql("update import_run set leased_until = now() - interval '1 second' where id = ?").param(id).update();
    }
}
