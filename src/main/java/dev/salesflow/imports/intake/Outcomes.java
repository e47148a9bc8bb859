package dev.salesflow.imports.intake;

import dev.salesflow.shared.RowOutcome;
import java.util.Arrays;
import java.util.List;

/** Puts outcomes that a door gave into the places that were left open. */
final class Outcomes {

    private Outcomes() {
    }

    static List<RowOutcome> merge(RowOutcome[] refused, List<RowOutcome> taken) {
        var rest = taken.iterator();
        return Arrays.stream(refused).map(outcome -> outcome != null ? outcome : rest.next()).toList();
    }
}
