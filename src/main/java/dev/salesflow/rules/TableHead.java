package dev.salesflow.rules;

import static dev.salesflow.rules.TableWriter.FIRST_COLUMN;
import static dev.salesflow.rules.RuleTable.RESULT_MARK;

import dev.salesflow.rules.InvalidTable.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The columns of a table, read from its labels, and what stands above them. */
final class TableHead {

    private final TableContract<?, ?> contract;
    private final List<Problem> problems;
    private final List<RuleTable.Column> columns = new ArrayList<>();
    private final List<TableField> results = new ArrayList<>();

    /** @param problems gets everything that is wrong */
    TableHead(TableContract<?, ?> contract, List<Problem> problems) {
        this.contract = contract;
        this.problems = problems;
    }

    List<RuleTable.Column> columns() {
        return columns;
    }

    List<TableField> results() {
        return results;
    }

    /** The way to choose, which must be one that the table may have. */
    HitPolicy policy(String text, int line) {
        return contract.policy(text).orElseThrow(() -> refused(noPolicy(contract, text, line + 1, "hit policy")));
    }

    static Problem noPolicy(TableContract<?, ?> contract, String text, int line, String column) {
        return Problem.of(line, column, "policy", text, contract.policies().stream().map(Enum::name).sorted().toList());
    }

    /** Takes the columns from the line of labels. */
    void labels(List<String> labels, int line) {
        var end = labels.size();
        while (end > FIRST_COLUMN && labels.get(end - 1).isEmpty()) {
            end--;
        }
        if (end - FIRST_COLUMN > RuleTable.MOST_COLUMNS) {
            throw refused(Problem.of(line + 1, null, "wide", RuleTable.MOST_COLUMNS));
        }
        for (var i = FIRST_COLUMN; i < end; i++) {
            var label = labels.get(i);
            if (label.isEmpty()) {
                problems.add(Problem.of(line + 1, Integer.toString(i + 1), "noLabel").at(i + 1));
            } else if (label.startsWith(RESULT_MARK)) {
                result(label, line, i + 1);
            } else {
                condition(label, line, i + 1);
            }
        }
        if (results.isEmpty()) {
            problems.add(Problem.of(line + 1, null, "noResult"));
        }
    }

    private void condition(String label, int line, int at) {
        var space = label.indexOf(' ');
        var field = find(contract.facts(), space < 0 ? label : label.substring(0, space));
        var operator = space < 0 ? Optional.<Operator>empty() : Operator.of(label.substring(space + 1));
        if (field.isEmpty()) {
            problems.add(Problem.of(line + 1, label, "field", label, names(contract.facts())).at(at));
        } else if (operator.isEmpty() || !field.get().type().operators().contains(operator.get())) {
            problems.add(Problem.of(line + 1, label, "operator", label,
                    field.get().type().operators().stream().map(Operator::symbol).toList()).at(at));
        } else if (!results.isEmpty()) {
            problems.add(Problem.of(line + 1, label, "order").at(at));
        } else {
            add(columns, new RuleTable.Column(field.get(), operator.get()), label, line, at);
        }
    }

    private void result(String label, int line, int at) {
        find(contract.results(), label.substring(RESULT_MARK.length()).strip()).ifPresentOrElse(
                field -> add(results, field, label, line, at),
                () -> problems.add(Problem.of(line + 1, label, "result", label, names(contract.results())).at(at)));
    }

    private <T> void add(List<T> list, T element, String label, int line, int at) {
        if (list.contains(element)) {
            problems.add(Problem.of(line + 1, label, "columnTwice").at(at));
        }
        list.add(element);
    }

    private static Optional<TableField> find(List<TableField> fields, String name) {
        return fields.stream().filter(f -> f.name().equals(name)).findFirst();
    }

    private static List<String> names(List<TableField> fields) {
        return fields.stream().map(TableField::name).toList();
    }

    /** Everything above the rows is written by us; whatever differs is refused. */
    void mustBeOurs(HitPolicy policy, List<List<String>> lines) {
        var expected = new TableWriter(new RuleTable(contract, policy, columns, results, List.of())).header();
        for (var line = 0; line < expected.size(); line++) {
            var width = Math.max(expected.get(line).size(), lines.get(line).size());
            for (var column = 0; column < width; column++) {
                var wanted = TableReader.cell(expected.get(line), column);
                if (!wanted.equals(TableReader.cell(lines.get(line), column))) {
                    problems.add(Problem.of(line + 1, Integer.toString(column + 1), "header", wanted).at(column + 1));
                }
            }
        }
    }

    private InvalidTable refused(Problem problem) {
        problems.add(problem);
        return new InvalidTable(contract.table(), problems);
    }
}
