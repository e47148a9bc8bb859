package dev.salesflow.imports.intake;

import dev.salesflow.imports.reading.ImportKind;
import dev.salesflow.imports.reading.ImportRow;
import dev.salesflow.shared.EarlierRows;
import dev.salesflow.shared.RowOutcome;
import java.util.List;

/** What is particular about one kind of list: when two rows mean the same, and whose door takes them in. */
public interface KindIntake {

    ImportKind kind();

    /** Rows that go in together, in one transaction. */
    default int batch() {
        return 2_000;
    }

    /** Line of an earlier row of the same batch that this one repeats, or 0; those before are found by their records. */
    int repeats(ImportRow row, Seen seen);

    /** Called for each readable row, so that later ones can repeat it. */
    void remember(ImportRow row, Seen seen);

    /** One outcome per row, in their order, in the caller's transaction. */
    List<RowOutcome> take(List<ImportRow> rows, EarlierRows earlier, IntakeContext context);
}
