package dev.salesflow.rules;

import static dev.salesflow.rules.TableWriter.FIRST_COLUMN;
import static dev.salesflow.rules.TableWriter.FIRST_ROW_LINE;
import static dev.salesflow.rules.TableWriter.LABEL_LINE;
import static dev.salesflow.rules.TableWriter.RESULT_MARK;
import static dev.salesflow.rules.TableWriter.TABLE_LINE;

import dev.salesflow.rules.CellText.BadCell;
import dev.salesflow.rules.InvalidTable.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Reads a file, checks every cell and collects everything that is wrong with it before giving up. */
final class TableReader {

    private static final int LARGEST_FILE = 1_000_000;

    private final TableContract<?, ?> contract;
    private final List<Problem> problems = new ArrayList<>();
    private final List<RuleTable.Column> columns = new ArrayList<>();
    private final List<TableField> results = new ArrayList<>();

    TableReader(TableContract<?, ?> contract) {
        this.contract = contract;
    }

    /** @param csv a whole file, whose rows do not overlap where only one may fit */
    RuleTable read(String csv) {
        return withoutOverlaps(draft(csv), FIRST_ROW_LINE);
    }

    /** @param csv a whole file */
    RuleTable draft(String csv) {
        var lines = lines(csv);
        if (lines.size() <= FIRST_ROW_LINE) {
            throw invalid(Problem.of(Math.max(1, lines.size()), null, "short"));
        }
        var policy = policy(cell(lines.get(TABLE_LINE), 1), TABLE_LINE);
        labels(lines.get(LABEL_LINE), LABEL_LINE);
        stopAtProblems();
        checkHeader(policy, lines);
        stopAtProblems();
        return table(policy, lines, FIRST_ROW_LINE);
    }

    /** @param csv the line of labels and the rows below it, in the file's columns */
    RuleTable grid(HitPolicy policy, String csv) {
        var lines = lines(csv);
        labels(lines.get(0), 0);
        stopAtProblems();
        return withoutOverlaps(table(policy, lines, 1), 1);
    }

    /** @param lines the line of labels and the rows below it, in the file's columns */
    RuleTable draft(HitPolicy policy, List<List<String>> lines) {
        var cells = TableLines.checked(lines, problems);
        stopAtProblems();
        labels(cells.isEmpty() ? List.of() : cells.get(0), 0);
        stopAtProblems();
        return table(policy(policy.name(), 0), cells, 1);
    }

    private RuleTable table(HitPolicy policy, List<List<String>> lines, int first) {
        var last = lines.size();
        while (last > first && blank(lines.get(last - 1))) {
            last--;
        }
        if (last == first) {
            problems.add(Problem.of(first + 1, null, "empty"));
        }
        if (last - first > RuleTable.MOST_ROWS) {
            throw invalid(Problem.of(first + RuleTable.MOST_ROWS + 1, null, "long", RuleTable.MOST_ROWS));
        }
        var rows = new ArrayList<RuleTable.Row>();
        for (var line = first; line < last; line++) {
            rows.add(row(line - first + 1, line, lines.get(line)));
        }
        stopAtProblems();
        return new RuleTable(contract, policy, columns, results, rows);
    }

    private RuleTable withoutOverlaps(RuleTable table, int first) {
        if (table.policy() == HitPolicy.UNIQUE) {
            table.overlaps().stream().limit(20).forEach(o -> problems.add(
                    Problem.of(first + o.second().number(), null, "overlap", o.second().number(), o.first().number())));
        }
        stopAtProblems();
        return table;
    }

    private List<List<String>> lines(String csv) {
        if (csv.length() > LARGEST_FILE) {
            throw invalid(Problem.of(1, null, "large", LARGEST_FILE));
        }
        var lines = TableLines.read(csv, problems);
        stopAtProblems();
        return lines;
    }

    private HitPolicy policy(String text, int line) {
        return Arrays.stream(HitPolicy.values()).filter(p -> p.name().equals(text) && contract.policies().contains(p))
                .findFirst()
                .orElseThrow(() -> invalid(Problem.of(line + 1, "hit policy", "policy", text,
                        contract.policies().stream().map(Enum::name).sorted().toList())));
    }

    private void labels(List<String> labels, int line) {
        var end = labels.size();
        while (end > FIRST_COLUMN && labels.get(end - 1).isEmpty()) {
            end--;
        }
        if (end - FIRST_COLUMN > RuleTable.MOST_COLUMNS) {
            throw invalid(Problem.of(line + 1, null, "wide", RuleTable.MOST_COLUMNS));
        }
        for (var i = FIRST_COLUMN; i < end; i++) {
            var label = labels.get(i);
            if (label.isEmpty()) {
                problems.add(Problem.of(line + 1, Integer.toString(i + 1), "noLabel"));
            } else if (label.startsWith(RESULT_MARK)) {
                result(label, line);
            } else {
                condition(label, line);
            }
        }
        if (results.isEmpty()) {
            problems.add(Problem.of(line + 1, null, "noResult"));
        }
    }

    private void condition(String label, int line) {
        var space = label.indexOf(' ');
        var field = find(contract.facts(), space < 0 ? label : label.substring(0, space));
        var operator = space < 0 ? Optional.<Operator>empty() : Operator.of(label.substring(space + 1));
        if (field.isEmpty()) {
            problems.add(Problem.of(line + 1, label, "field", label, names(contract.facts())));
        } else if (operator.isEmpty() || !field.get().type().operators().contains(operator.get())) {
            problems.add(Problem.of(line + 1, label, "operator", label,
                    field.get().type().operators().stream().map(Operator::symbol).toList()));
        } else if (!results.isEmpty()) {
            problems.add(Problem.of(line + 1, label, "order"));
        } else {
            add(columns, new RuleTable.Column(field.get(), operator.get()), label, line);
        }
    }

    private void result(String label, int line) {
        find(contract.results(), label.substring(RESULT_MARK.length()).strip()).ifPresentOrElse(
                field -> add(results, field, label, line),
                () -> problems.add(Problem.of(line + 1, label, "result", label, names(contract.results()))));
    }

    private <T> void add(List<T> list, T element, String label, int line) {
        if (list.contains(element)) {
            problems.add(Problem.of(line + 1, label, "columnTwice"));
        }
        list.add(element);
    }

    private static Optional<TableField> find(List<TableField> fields, String name) {
        return fields.stream().filter(f -> f.name().equals(name)).findFirst();
    }

    private static List<String> names(List<TableField> fields) {
        return fields.stream().map(TableField::name).toList();
    }

    private void checkHeader(HitPolicy policy, List<List<String>> lines) {
        var expected = new TableWriter(new RuleTable(contract, policy, columns, results, List.of())).header();
        for (var line = 0; line < expected.size(); line++) {
            var width = Math.max(expected.get(line).size(), lines.get(line).size());
            for (var column = 0; column < width; column++) {
                var wanted = cell(expected.get(line), column);
                if (!wanted.equals(cell(lines.get(line), column))) {
                    problems.add(Problem.of(line + 1, Integer.toString(column + 1), "header", wanted));
                }
            }
        }
    }

    private RuleTable.Row row(int number, int line, List<String> cells) {
        if (blank(cells)) {
            problems.add(Problem.of(line + 1, null, "blank"));
        }
        if (!cell(cells, TableWriter.ROW).matches("\\d{0,6}")) {
            problems.add(Problem.of(line + 1, "row", "integer", cell(cells, TableWriter.ROW)));
        }
        var conditions = conditions(line, cells);
        var given = given(line, cells);
        for (var i = FIRST_COLUMN + columns.size() + results.size(); i < cells.size(); i++) {
            if (!cell(cells, i).isEmpty()) {
                problems.add(Problem.of(line + 1, Integer.toString(i + 1), "beyond"));
            }
        }
        var from = read(line, "valid from", cell(cells, TableWriter.VALID_FROM), CellText::date).orElse(null);
        var until = read(line, "valid until", cell(cells, TableWriter.VALID_UNTIL), CellText::date).orElse(null);
        if (from != null && until != null && until.isBefore(from)) {
            problems.add(Problem.of(line + 1, "valid until", "reversed", from + ", " + until));
        }
        var note = new RowNote(read(line, "note (en)", cell(cells, TableWriter.NOTE_EN), CellText::note).orElse(""),
                read(line, "note (zh)", cell(cells, TableWriter.NOTE_ZH), CellText::note).orElse(""));
        return new RuleTable.Row(number, from, until, note, conditions, given);
    }

    private List<Condition> conditions(int line, List<String> cells) {
        var conditions = new ArrayList<Condition>();
        for (var i = 0; i < columns.size(); i++) {
            var column = columns.get(i);
            read(line, column.label(), cell(cells, FIRST_COLUMN + i), text -> CellText.condition(column, text))
                    .ifPresent(conditions::add);
        }
        return conditions;
    }

    private List<Object> given(int line, List<String> cells) {
        var given = new ArrayList<Object>();
        for (var i = 0; i < results.size(); i++) {
            var result = results.get(i);
            given.add(read(line, RESULT_MARK + result.name(), cell(cells, FIRST_COLUMN + columns.size() + i),
                    text -> CellText.result(result, text)).orElse(null));
        }
        if (given.stream().allMatch(Objects::isNull)) {
            problems.add(Problem.of(line + 1, null, "noAnswer"));
        }
        return given;
    }

    private interface Parser<T> {
        T parse(String text) throws BadCell;
    }

    private <T> Optional<T> read(int line, String column, String text, Parser<T> parser) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(parser.parse(text));
        } catch (BadCell e) {
            problems.add(e.at(line + 1, column));
            return Optional.empty();
        }
    }

    private static String cell(List<String> cells, int column) {
        return column < cells.size() ? cells.get(column) : "";
    }

    private static boolean blank(List<String> cells) {
        return new HashSet<>(cells).stream().allMatch(String::isEmpty);
    }

    private InvalidTable invalid(Problem problem) {
        problems.add(problem);
        return new InvalidTable(contract.table(), problems);
    }

    private void stopAtProblems() {
        if (!problems.isEmpty()) {
            throw new InvalidTable(contract.table(), problems);
        }
    }
}
