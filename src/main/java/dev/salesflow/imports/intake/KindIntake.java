package dev.salesflow.imports.intake;

import dev.salesflow.imports.reading.ImportKind;
import dev.salesflow.imports.reading.ImportRow;
import dev.salesflow.shared.EarlierRows;
import dev.salesflow.shared.RowOutcome;
import java.util.List;
import java.util.Optional;

/** What is particular about one kind of list: when two rows mean the same, and whose door takes them in. */
public interface KindIntake {

    ImportKind kind();

    /** Rows that go in together, in one transaction. */
    default int batch() {
        return 2_000;
    }

    /**
     * The earlier row of the same batch that this one repeats; those before the batch are found by their records, and so are
     * all of a kind whose door takes rows one after the other.
     */
    default Optional<Repeated> repeats(ImportRow row, Seen seen) {
        return Optional.empty();
    }

    /** Called for each readable row, so that later ones can repeat it. */
    default void remember(ImportRow row, Seen seen) {
    }

    /** One outcome per row, in their order, in the caller's transaction. */
    List<RowOutcome> take(List<ImportRow> rows, EarlierRows earlier, IntakeContext context);
}
