package dev.salesflow.rules;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The conditions of a row that would close a gap: as wide as can be without sharing a case with a row that is there.
 *
 * @param from first day, or null
 * @param until last day, or null
 */
public record MissingRow(LocalDate from, LocalDate until, List<Condition> conditions) {

    public MissingRow {
        conditions = List.copyOf(conditions);
    }

    /** Whether it asks for nothing. */
    boolean isForTheRest() {
        return from == null && until == null && conditions.isEmpty();
    }

    /** Its filled cells as an editor has them, by column label; a condition column may be missing from the table yet. */
    public Map<String, String> cells() {
        var cells = new LinkedHashMap<String, String>();
        if (from != null) {
            cells.put(RuleTable.FIXED.get(TableWriter.VALID_FROM), from.toString());
        }
        if (until != null) {
            cells.put(RuleTable.FIXED.get(TableWriter.VALID_UNTIL), until.toString());
        }
        conditions.forEach(c -> cells.put(new RuleTable.Column(c.field(), c.operator()).label(), CellText.of(c)));
        return cells;
    }
}
