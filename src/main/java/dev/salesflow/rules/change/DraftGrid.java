package dev.salesflow.rules.change;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.salesflow.rules.HitPolicy;
import dev.salesflow.rules.RuleTable;
import dev.salesflow.rules.Soundness;
import dev.salesflow.rules.TableContract;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * A table as somebody types it, right or wrong: texts under labels.
 *
 * @param policy the way to choose
 * @param columns labels of conditions and results, in the file's order, without the four columns that every table has
 */
public record DraftGrid(HitPolicy policy, List<String> columns, List<Row> rows) {

    private static final int ROW_NUMBER = RuleTable.FIXED.size();

    /** @param id stays the row's own wherever it moves */
    public record Row(String id, Map<String, String> cells) {

        public Row {
            cells = Map.copyOf(cells);
        }

        public String cell(String column) {
            return cells.getOrDefault(column, "");
        }

        Row with(String column, String text) {
            var changed = new LinkedHashMap<>(cells);
            if (text.isEmpty()) {
                changed.remove(column);
            } else {
                changed.put(column, text);
            }
            return new Row(id, changed);
        }
    }

    public DraftGrid {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    public static DraftGrid of(RuleTable table) {
        var lines = table.grid();
        var labels = lines.get(0);
        var rows = new ArrayList<Row>();
        for (var line : lines.subList(1, lines.size())) {
            var cells = new LinkedHashMap<String, String>();
            IntStream.range(0, labels.size()).filter(i -> i != ROW_NUMBER && !line.get(i).isEmpty())
                    .forEach(i -> cells.put(labels.get(i), line.get(i)));
            rows.add(new Row("r" + (rows.size() + 1), cells));
        }
        return new DraftGrid(table.policy(), labels.subList(ROW_NUMBER + 1, labels.size()), rows);
    }

    /**
     * With what nobody may publish, an overlap for instance, as long as each cell can be read.
     *
     * @throws dev.salesflow.rules.InvalidTable with line 1 for the labels and row n in line n + 1
     */
    public RuleTable table(TableContract<?, ?> contract) {
        return RuleTable.draft(contract, policy, lines());
    }

    public Soundness soundness(TableContract<?, ?> contract, LocalDate today) {
        return Soundness.of(contract, policy, lines(), today);
    }

    private List<List<String>> lines() {
        var lines = new ArrayList<List<String>>();
        lines.add(line(column -> column, RuleTable.ROW));
        rows.forEach(row -> lines.add(line(row::cell, Integer.toString(lines.size()))));
        return lines;
    }

    private List<String> line(UnaryOperator<String> cell, String number) {
        var cells = new ArrayList<String>();
        RuleTable.FIXED.stream().map(cell).forEach(cells::add);
        cells.add(number);
        columns.stream().map(cell).forEach(cells::add);
        return cells;
    }

    @JsonIgnore
    int firstResult() {
        return (int) columns.stream().takeWhile(column -> !column.startsWith(RuleTable.RESULT_MARK)).count();
    }

    boolean hasColumn(String label) {
        return RuleTable.FIXED.contains(label) || columns.contains(label);
    }

    /** Empty where row or column are gone. */
    public Optional<String> cell(String row, String column) {
        var at = indexOf(row);
        return at < 0 || column == null || !hasColumn(column) ? Optional.empty() : Optional.of(rows.get(at).cell(column));
    }

    /** -1 where it is gone. */
    int indexOf(String row) {
        return IntStream.range(0, rows.size()).filter(i -> rows.get(i).id().equals(row)).findFirst().orElse(-1);
    }
}
