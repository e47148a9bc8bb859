package dev.salesflow.imports;

import dev.salesflow.identity.Viewer;
import dev.salesflow.imports.csv.CsvRows;
import dev.salesflow.imports.reading.Plan;
import dev.salesflow.imports.reading.RowReader;
import dev.salesflow.shared.RowOutcome;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes the first rows of a list in and takes it all back: so the preview's verdicts are the real ones, from the same code, and
 * nothing is written.
 */
@Component
class Preview {

    private static final Logger LOG = LoggerFactory.getLogger(Preview.class);
    private static final int ROWS = 10;

    private final StoredFiles files;
    private final Intakes intakes;
    private final JdbcClient jdbc;
    private final TransactionTemplate ownTransaction;

    Preview(StoredFiles files, Intakes intakes, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.files = files;
        this.intakes = intakes;
        this.jdbc = jdbc;
        this.ownTransaction = new TransactionTemplate(transactions);
        ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    List<Review.Row> of(ImportRun run, Plan plan, Viewer viewer) {
        var rows = first(run);
        var outcomes = outcomes(run, plan, rows, viewer);
        var reader = new RowReader(run.kind(), run.columns(), plan);
        var tried = new ArrayList<Review.Row>();
        for (int n = 0; n < rows.size(); n++) {
            tried.add(new Review.Row(rows.get(n).line(), reader.cells(rows.get(n)), outcomes.isEmpty() ? null : outcomes.get(n)));
        }
        return tried;
    }

    private List<CsvRows.Row> first(ImportRun run) {
        var first = new ArrayList<CsvRows.Row>();
        try (var rows = files.rows(run)) {
            while (rows.hasNext() && first.size() < ROWS) {
                first.add(rows.next());
            }
        }
        return first;
    }

    /** Waits for no lock that an import at work may hold: then there is no verdict to show, and that is all. */
    private List<RowOutcome> outcomes(ImportRun run, Plan plan, List<CsvRows.Row> rows, Viewer viewer) {
        try {
            return ownTransaction.execute(tx -> {
                tx.setRollbackOnly();
                jdbc.sql("set local lock_timeout = '500ms'").update();
                return intakes.batch(run, plan, viewer).take(rows).stream().map(Verdicts.Line::outcome).toList();
            });
        } catch (DataAccessException e) {
            LOG.info("no verdicts for the preview of import {}: {}", run.id(), e.getMessage());
            return List.of();
        }
    }
}
