package dev.salesflow.imports;

import dev.salesflow.customer.ListedParent;
import dev.salesflow.customer.ParentLinks;
import dev.salesflow.identity.Viewer;
import dev.salesflow.imports.csv.CsvRows;
import dev.salesflow.imports.reading.BadCell;
import dev.salesflow.imports.reading.ImportKind;
import dev.salesflow.imports.reading.Plan;
import dev.salesflow.imports.reading.RowReader;
import dev.salesflow.shared.RowOutcome;
import dev.salesflow.shared.RowOutcome.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The last pass over a list of customers that names parents: when all are in, each is linked to its parent. Repeating it
 * changes nothing, so a node that takes over simply begins it again.
 */
@Component
class ParentPass {

    private static final int BATCH = 2_000;

    private final Imports imports;
    private final StoredFiles files;
    private final Verdicts verdicts;
    private final ParentLinks links;
    private final TransactionTemplate transaction;

    ParentPass(Imports imports, StoredFiles files, Verdicts verdicts, ParentLinks links, TransactionTemplate transaction) {
        this.imports = imports;
        this.files = files;
        this.verdicts = verdicts;
        this.links = links;
        this.transaction = transaction;
    }

    void link(ImportRun run, Plan plan, Viewer viewer, Runnable stillMine) {
        if (run.kind() != ImportKind.CUSTOMERS || !plan.mapping().containsValue("parent")) {
            return;
        }
        var reader = new RowReader(run.kind(), run.columns(), plan);
        var waiting = new ArrayList<CsvRows.Row>();
        try (var rows = files.rows(run)) {
            while (rows.hasNext()) {
                waiting.add(rows.next());
                if (waiting.size() == BATCH || !rows.hasNext()) {
                    transaction.executeWithoutResult(tx -> {
                        stillMine.run();
                        linkBatch(run.id(), waiting, reader, viewer);
                    });
                    waiting.clear();
                }
            }
        }
    }

    private void linkBatch(UUID id, List<CsvRows.Row> rows, RowReader reader, Viewer viewer) {
        var named = named(rows, reader);
        if (named.isEmpty()) {
            return;
        }
        var records = verdicts.records(id, rows.get(0).line(), rows.get(rows.size() - 1).line());
        var lines = new HashMap<UUID, Integer>();
        var listed = new ArrayList<ListedParent>();
        named.forEach((line, parent) -> {
            if (records.containsKey(line)) {
                var customer = UUID.fromString(records.get(line));
                lines.put(customer, line);
                listed.add(new ListedParent(customer, parent));
            }
        });
        var amended = new ArrayList<Verdicts.Line>();
        links.link(listed, viewer).forEach((customer, result) -> {
            if (result != ParentLinks.Result.SAME) {
                var line = lines.get(customer);
                amended.add(new Verdicts.Line(line, outcome(customer, result, named.get(line))));
            }
        });
        var updated = verdicts.amend(id, amended);
        if (updated > 0) {
            imports.unchangedToUpdated(id, updated);
        }
    }

    private static RowOutcome outcome(UUID customer, ParentLinks.Result result, String parent) {
        var plain = RowOutcome.of(Verdict.UPDATED, customer);
        return result == ParentLinks.Result.LINKED ? plain
                : plain.remarking("parent", "imports.remark.parent." + result.name().toLowerCase(Locale.ROOT), parent);
    }

    private static Map<Integer, String> named(List<CsvRows.Row> rows, RowReader reader) {
        var named = new HashMap<Integer, String>();
        for (var row : rows) {
            try {
                var read = reader.read(row);
                if (read.text("parent") != null) {
                    named.put(row.line(), read.text("parent"));
                }
            } catch (BadCell itsVerdictIsFailedAlready) {
                named.remove(row.line());
            }
        }
        return named;
    }
}
