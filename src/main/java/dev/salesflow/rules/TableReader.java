package dev.salesflow.rules;

import static dev.salesflow.rules.TableWriter.FIRST_COLUMN;
import static dev.salesflow.rules.TableWriter.FIRST_ROW_LINE;
import static dev.salesflow.rules.TableWriter.LABEL_LINE;
import static dev.salesflow.rules.RuleTable.RESULT_MARK;
import static dev.salesflow.rules.TableWriter.TABLE_LINE;

import dev.salesflow.rules.CellText.BadCell;
import dev.salesflow.rules.InvalidTable.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads a file, checks every cell and collects everything that is wrong with it before giving up. */
final class TableReader {

    private static final int LARGEST_FILE = 1_000_000;

    private final TableContract<?, ?> contract;
    private final List<Problem> problems = new ArrayList<>();
    private final TableHead head;

    TableReader(TableContract<?, ?> contract) {
        this.contract = contract;
        this.head = new TableHead(contract, problems);
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
        var policy = head.policy(cell(lines.get(TABLE_LINE), 1), TABLE_LINE);
        head.labels(lines.get(LABEL_LINE), LABEL_LINE);
        stopAtProblems();
        head.mustBeOurs(policy, lines);
        stopAtProblems();
        return table(policy, lines, FIRST_ROW_LINE);
    }

    /** @param csv the line of labels and the rows below it, in the file's columns */
    RuleTable grid(HitPolicy policy, String csv) {
        var lines = lines(csv);
        head.labels(lines.get(0), 0);
        stopAtProblems();
        return withoutOverlaps(table(policy, lines, 1), 1);
    }

    /** @param lines the line of labels and the rows below it, in the file's columns */
    RuleTable draft(HitPolicy policy, List<List<String>> lines) {
        var cells = TableLines.checked(lines, problems);
        stopAtProblems();
        head.labels(cells.isEmpty() ? List.of() : cells.get(0), 0);
        stopAtProblems();
        return table(head.policy(policy.name(), 0), cells, 1);
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
        return new RuleTable(contract, policy, head.columns(), head.results(), rows);
    }

    private RuleTable withoutOverlaps(RuleTable table, int first) {
        if (table.policy() == HitPolicy.UNIQUE) {
            table.overlaps().stream().collect(Collectors.groupingBy(overlap -> overlap.second().number(), TreeMap::new,
                            Collectors.mapping(overlap -> overlap.first().number(), Collectors.toList())))
                    .forEach((row, others) -> problems.add(Problem.of(first + row, null, "overlap", row, TableCheck.numbers(others))));
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

    private RuleTable.Row row(int number, int line, List<String> cells) {
        if (blank(cells)) {
            problems.add(Problem.of(line + 1, null, "blank"));
        }
        if (!cell(cells, TableWriter.ROW).matches("\\d{0,6}")) {
            problems.add(Problem.of(line + 1, "row", "integer", cell(cells, TableWriter.ROW)).at(TableWriter.ROW + 1));
        }
        var conditions = conditions(line, cells);
        var given = given(line, cells);
        for (var i = FIRST_COLUMN + head.columns().size() + head.results().size(); i < cells.size(); i++) {
            if (!cell(cells, i).isEmpty()) {
                problems.add(Problem.of(line + 1, Integer.toString(i + 1), "beyond").at(i + 1));
            }
        }
        var from = read(line, "valid from", TableWriter.VALID_FROM, cells, CellText::date).orElse(null);
        var until = read(line, "valid until", TableWriter.VALID_UNTIL, cells, CellText::date).orElse(null);
        if (from != null && until != null && until.isBefore(from)) {
            problems.add(Problem.of(line + 1, "valid until", "reversed", from + ", " + until).at(TableWriter.VALID_UNTIL + 1));
        }
        var note = new RowNote(read(line, "note (en)", TableWriter.NOTE_EN, cells, CellText::note).orElse(""),
                read(line, "note (zh)", TableWriter.NOTE_ZH, cells, CellText::note).orElse(""));
        return new RuleTable.Row(number, from, until, note, conditions, given);
    }

    private List<Condition> conditions(int line, List<String> cells) {
        var conditions = new ArrayList<Condition>();
        for (var i = 0; i < head.columns().size(); i++) {
            var column = head.columns().get(i);
            read(line, column.label(), FIRST_COLUMN + i, cells, text -> CellText.condition(column, text))
                    .ifPresent(conditions::add);
        }
        return conditions;
    }

    private List<Object> given(int line, List<String> cells) {
        var given = new ArrayList<Object>();
        var empty = true;
        for (var i = 0; i < head.results().size(); i++) {
            var result = head.results().get(i);
            var place = FIRST_COLUMN + head.columns().size() + i;
            empty &= cell(cells, place).isEmpty();
            given.add(read(line, RESULT_MARK + result.name(), place, cells, cell -> CellText.result(result, cell)).orElse(null));
        }
        if (empty) {
            problems.add(Problem.of(line + 1, null, "noAnswer"));
        }
        return given;
    }

    private interface Parser<T> {
        T parse(String text) throws BadCell;
    }

    private <T> Optional<T> read(int line, String column, int place, List<String> cells, Parser<T> parser) {
        var text = cell(cells, place);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(parser.parse(text));
        } catch (BadCell e) {
            problems.add(e.at(line + 1, column).at(place + 1));
            return Optional.empty();
        }
    }

    static String cell(List<String> cells, int column) {
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
