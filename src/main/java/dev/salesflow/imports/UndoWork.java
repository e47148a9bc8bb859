package dev.salesflow.imports;

import dev.salesflow.imports.reading.ImportKind;
import dev.salesflow.shared.FormerRows;
import dev.salesflow.shared.ListedRecords;
import dev.salesflow.shared.ListedTable;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes a list back in portions, each a transaction: former values first, then what the list made, its last batch first.
 * Once begun it goes on to its end, on another node where one dies; what is done is gone from the tables it works through.
 */
@Component
class UndoWork {

    private static final int PORTION = 1_000;
    /** Tables a list may have written to: its own records first, then by-products, which hang on nothing of the former. */
    private static final Map<ImportKind, List<String>> TABLES = Map.of(
            ImportKind.TEAM, List.of("app_user", "team"), ImportKind.PRODUCTS, List.of("product"), ImportKind.CUSTOMERS, List.of("customer"),
            ImportKind.CONTACTS, List.of("contact", "customer"), ImportKind.OPPORTUNITIES, List.of("opportunity", "customer"));

    private final Imports imports;
    private final Undos undos;
    private final Stays stays;
    private final FormerRows former;
    private final Map<String, ListedRecords> records;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    UndoWork(Imports imports, Undos undos, Stays stays, FormerRows former, List<ListedRecords> records, JdbcTemplate jdbc,
            TransactionTemplate transaction, Clock clock) {
        this.imports = imports;
        this.undos = undos;
        this.stays = stays;
        this.former = former;
        this.records = records.stream().collect(Collectors.toMap(one -> one.table().name(), Function.identity()));
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Those of the list's own records come first. */
    List<ListedTable> tables(ImportKind kind) {
        return TABLES.get(kind).stream().map(name -> records.get(name).table()).toList();
    }

    /** @param stopping ends the work after the portion at hand, to be taken up later */
    void run(UUID id, UUID node, BooleanSupplier stopping) {
        var kind = imports.find(id).orElseThrow().kind();
        var own = records.get(TABLES.get(kind).get(0));
        for (var table : TABLES.get(kind)) {
            var some = records.get(table);
            var through = drain(() -> former.next(id, table, PORTION), keys -> restore(id, node, some, keys), stopping)
                    && (some != own || removeBatches(id, node, own, stopping))
                    && drain(() -> leftOver(id, some.table()), keys -> remove(id, node, some, keys), stopping);
            if (!through) {
                return;
            }
        }
        transaction.executeWithoutResult(tx -> {
            hold(id, node);
            former.forgetAll(id);
            own.ended(id);
            undos.end(id, clock.instant());
            imports.undone(id);
        });
    }

    /** False where it was stopped before the end. */
    private static boolean drain(Supplier<List<String>> next, Consumer<List<String>> work, BooleanSupplier stopping) {
        for (var keys = next.get(); !keys.isEmpty(); keys = next.get()) {
            work.accept(keys);
            if (stopping.getAsBoolean()) {
                return false;
            }
        }
        return true;
    }

    private boolean removeBatches(UUID id, UUID node, ListedRecords own, BooleanSupplier stopping) {
        for (var batch = undos.last(id); batch.isPresent(); batch = undos.last(id)) {
            for (var portion : own.portions(undos.made(id, batch.get()))) {
                remove(id, node, own, portion);
                if (stopping.getAsBoolean()) {
                    return false;
                }
            }
            var through = batch.get();
            transaction.executeWithoutResult(tx -> {
                hold(id, node);
                undos.done(id, through);
                imports.step(id);
            });
        }
        return true;
    }

    /** What the list made without a row of its own: people it only named, teams, the placeholder. */
    private List<String> leftOver(UUID id, ListedTable table) {
        return jdbc.queryForList("select cast(t.%2$s as text) from %1$s t where t.list_id = ? and not exists (select 1 from list_stay s"
                .formatted(table.name(), table.key()) + " where s.list_id = t.list_id and s.table_name = '" + table.name() + "' and s.key = cast(t."
                + table.key() + " as text)) limit " + PORTION, String.class, id);
    }

    private void restore(UUID id, UUID node, ListedRecords some, List<String> keys) {
        transaction.executeWithoutResult(tx -> {
            hold(id, node);
            var free = free(id, some.table(), keys);
            former.restore(id, some.table(), free);
            some.restored(id, free);
            former.forget(id, some.table(), keys);
            imports.step(id);
        });
    }

    private void remove(UUID id, UUID node, ListedRecords some, List<String> keys) {
        transaction.executeWithoutResult(tx -> {
            hold(id, node);
            var free = free(id, some.table(), keys);
            if (!free.isEmpty()) {
                some.remove(id, free);
            }
            imports.step(id);
        });
    }

    /**
     * Locked, and looked at once more: somebody may have come to need one since the undo began. No list is matched with
     * records that are about to go.
     */
    private List<String> free(UUID id, ListedTable table, List<String> keys) {
        jdbc.query("select pg_advisory_xact_lock(hashtext(?))", rs -> { }, table.name() + "_intake");
        var present = jdbc.queryForList("select cast(t.%2$s as text) from %1$s t where t.%2$s = any(cast(? as %3$s[])) order by t.%2$s for update"
                .formatted(table.name(), table.key(), table.keyType()), String.class, (Object) keys.toArray(String[]::new));
        var held = new HashSet<>(stays.among(id, table, present));
        return present.stream().filter(key -> !held.contains(key)).toList();
    }

    private void hold(UUID id, UUID node) {
        if (!imports.renew(id, node)) {
            throw new ImportWork.LostLease(id);
        }
    }
}
