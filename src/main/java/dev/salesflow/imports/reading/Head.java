package dev.salesflow.imports.reading;

import dev.salesflow.imports.csv.CsvRows;
import dev.salesflow.shared.BadFile;
import dev.salesflow.shared.SensitiveNumbers;
import dev.salesflow.shared.workbook.Merge;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The column names of a list: in its first record, or below a title, and in a sheet over several rows where cells are merged.
 *
 * @param line where the names end
 */
public record Head(int line, List<String> columns) {

    /** More columns than any list of ours has use for. */
    public static final int MOST_COLUMNS = 200;
    /** Records among which names are looked for. */
    public static final int LOOKED_AT = 15;

    /** The best {@link #likeness}. */
    public static final int MOST_LIKE = 3;

    private static final int LONGEST_NAME = 100;
    private static final int MOST_LINES = 3;

    /** Refused, naming the place, where there are no names or some that cannot be told apart. */
    public static Head of(List<CsvRows.Row> first, List<Merge> merges) {
        if (first.isEmpty()) {
            throw new BadFile("imports.file.empty");
        }
        var top = first.get(top(first));
        int last = lastLine(top.line(), merges);
        var lines = first.stream().filter(row -> row.line() >= top.line() && row.line() <= last).toList();
        int width = lines.stream().mapToInt(row -> row.cells().size()).max().orElseThrow();
        if (width > MOST_COLUMNS) {
            throw new BadFile("imports.file.manyColumns", width, MOST_COLUMNS);
        }
        var names = new ArrayList<String>();
        for (int column = 1; column <= width; column++) {
            names.add(name(lines, column, merges, names));
        }
        return new Head(lines.get(lines.size() - 1).line(), checked(names));
    }

    /** How well the first records of a sheet look like this kind of list: its required columns, some, none, nothing at all. */
    public static int likeness(ImportKind kind, List<CsvRows.Row> first) {
        if (first.isEmpty()) {
            return 0;
        }
        var names = first.get(top(first));
        var fields = names.cells().stream().flatMap(cell -> Headers.exact(kind, cell).stream()).filter(name -> !name.open()).map(Headers.Name::field).toList();
        boolean complete = kind.fields().stream().filter(Field::required).allMatch(field -> fields.contains(field.name()));
        return complete ? MOST_LIKE : known(names) > 1 ? MOST_LIKE - 1 : 1;
    }

    /** The first record, unless it is like a title and one that is clearly made of names stands below. */
    private static int top(List<CsvRows.Row> first) {
        long widest = 0;
        for (int n = 0; n < first.size(); n++) {
            long cells = filled(first.get(n));
            long known = known(first.get(n));
            if (n == 0 ? known > 0 : known > (widest > 1 ? 1 : 0) && cells >= 2 && cells >= 2 * widest) {
                return n;
            }
            widest = Math.max(widest, cells);
        }
        return 0;
    }

    private static long filled(CsvRows.Row row) {
        return row.cells().stream().filter(cell -> !cell.isBlank()).count();
    }

    private static long known(CsvRows.Row row) {
        return row.cells().stream().filter(Headers::isName).count();
    }

    private static int lastLine(int line, List<Merge> merges) {
        return Math.min(line + MOST_LINES - 1, merges.stream().filter(merge -> merge.firstRow() == line)
                .mapToInt(Merge::lastRow).max().orElse(line));
    }

    private static String name(List<CsvRows.Row> lines, int column, List<Merge> merges, List<String> before) {
        var parts = new LinkedHashSet<String>();
        boolean covered = false;
        for (var row : lines) {
            var merge = merges.stream().filter(m -> m.covers(row.line(), column)).findFirst();
            covered |= merge.isPresent() && merge.get().firstColumn() < column;
            var part = merge.map(m -> lines.stream().filter(r -> r.line() == m.firstRow()).findFirst().map(r -> cell(r, m.firstColumn())).orElse(""))
                    .orElseGet(() -> cell(row, column));
            parts.add(part);
        }
        parts.remove("");
        var name = parts.isEmpty() ? "#" + column : String.join(" ", parts);
        for (int n = 2; covered && before.contains(name); n++) {
            name = String.join(" ", parts) + " (" + n + ")";
        }
        return name;
    }

    private static String cell(CsvRows.Row row, int column) {
        return column > row.cells().size() ? "" : row.cells().get(column - 1).replace('\u00A0', ' ').strip();
    }

    private static List<String> checked(List<String> names) {
        var seen = new HashSet<String>();
        for (int n = 0; n < names.size(); n++) {
            var name = names.get(n);
            if (name.length() > LONGEST_NAME || name.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')) {
                throw new BadFile("imports.file.badColumn", n + 1);
            }
            if (SensitiveNumbers.in(name)) {
                throw new BadFile("imports.file.sensitiveColumn", n + 1);
            }
            names.set(n, name.replaceAll("\\s+", " "));
            if (!seen.add(names.get(n))) {
                throw new BadFile("imports.file.doubledColumn", names.get(n), names.indexOf(names.get(n)) + 1, n + 1);
            }
        }
        boolean looksLikeData = names.stream().noneMatch(Headers::isName)
                && names.stream().anyMatch(name -> name.matches("[-+]?[\\d.,/:年月日-]+|true|false") || unnamed(name));
        if (looksLikeData) {
            throw new BadFile("imports.file.noHeader", names.get(0));
        }
        return List.copyOf(names);
    }

    /** A column whose name is empty; it counts only where it has values. */
    static boolean unnamed(String column) {
        return column.matches("#\\d+");
    }
}
