package dev.salesflow.rules;

import dev.salesflow.rules.InvalidTable.Problem;
import dev.salesflow.shared.BadFile;
import dev.salesflow.shared.workbook.Workbook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads what {@link TableWorkbook} wrote and a person edited; anything else is refused with sheet, row and column. */
final class WorkbookReader {

    private static final int MOST_LINES = TableWorkbook.HEAD_LINES + RuleTable.MOST_ROWS + 1;
    private static final int WIDEST = TableWriter.FIRST_COLUMN + RuleTable.MOST_COLUMNS + 1;

    private final TableContract<?, ?> contract;

    WorkbookReader(TableContract<?, ?> contract) {
        this.contract = contract;
    }

    RuleTable read(Path file) throws IOException {
        try (var book = Workbook.open(file)) {
            var sheet = book.sheets().contains(TableWorkbook.SHEET) ? TableWorkbook.SHEET : book.sheets().get(0);
            return read(sheet, lines(book, sheet));
        } catch (BadFile e) {
            throw invalid(Problem.of(1, null, "workbook"));
        }
    }

    private List<List<String>> lines(Workbook book, String sheet) throws IOException {
        var lines = new ArrayList<List<String>>();
        var merges = book.read(sheet, WIDEST, row -> {
            while (lines.size() < Math.min(row.number() - 1, MOST_LINES)) {
                lines.add(List.of());
            }
            return lines.size() < MOST_LINES && lines.add(row.cells());
        });
        if (!merges.isEmpty()) {
            throw invalid(Problem.of(merges.get(0).firstRow(), Integer.toString(merges.get(0).firstColumn()), "merged").at(merges.get(0).firstColumn())
                    .inSheet(sheet, 0));
        }
        return lines;
    }

    private RuleTable read(String sheet, List<List<String>> lines) {
        var name = contract.module() + "/" + contract.table();
        if (!cell(lines, 0).equals(TableWorkbook.MARK)) {
            throw invalid(Problem.of(1, "1", "foreign", TableWorkbook.MARK).at(1).inSheet(sheet, 0));
        }
        if (!cell(lines, 1).equals(name)) {
            throw invalid(Problem.of(1, "2", "otherTable", cell(lines, 1), name).at(2).inSheet(sheet, 0));
        }
        var policy = contract.policy(cell(lines, 3))
                .orElseThrow(() -> invalid(TableHead.noPolicy(contract, cell(lines, 3), 1, "4").at(4).inSheet(sheet, 0)));
        try {
            return RuleTable.draft(contract, policy, lines.subList(Math.min(TableWorkbook.LABEL_LINE, lines.size()), lines.size()));
        } catch (InvalidTable e) {
            throw new InvalidTable(contract.table(),
                    e.problems().stream().map(p -> p.inSheet(sheet, TableWorkbook.LABEL_LINE)).toList());
        }
    }

    private static String cell(List<List<String>> lines, int column) {
        return lines.isEmpty() || lines.get(0).size() <= column ? "" : lines.get(0).get(column).strip();
    }

    private InvalidTable invalid(Problem problem) {
        return new InvalidTable(contract.table(), List.of(problem));
    }
}
