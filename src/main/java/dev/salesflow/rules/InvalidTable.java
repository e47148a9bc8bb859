package dev.salesflow.rules;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A table that cannot be published, with everything that is wrong with it. */
public class InvalidTable extends RuntimeException {

    private final transient List<Problem> problems;

    public InvalidTable(String table, List<Problem> problems) {
        super(table + ": " + problems.stream().map(Problem::toString).collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }

    /**
     * One thing wrong, at one place.
     *
     * @param sheet of the workbook, or null where the table was no workbook
     * @param line of the file or sheet, from 1
     * @param column its name, or its number in the file where it has none; null where the line as a whole is meant
     * @param at the column's place in the file, from 1; 0 where the line as a whole is meant
     * @param key of the reason in the message files, without the prefix {@code rules.problem.}
     */
    public record Problem(String sheet, int line, String column, int at, String key, List<String> arguments) {

        public Problem {
            arguments = List.copyOf(arguments);
        }

        static Problem of(int line, String column, String key, Object... arguments) {
            return new Problem(null, line, column, 0, key, Arrays.stream(arguments).map(String::valueOf).toList());
        }

        /** The same, found in a sheet that has further lines above. */
        Problem inSheet(String name, int linesAbove) {
            return new Problem(name, line + linesAbove, column, at, key, arguments);
        }

        Problem at(int place) {
            return new Problem(sheet, line, column, place, key, arguments);
        }

        /** The address of the cell as spreadsheets write it, for instance D10; null where no cell is meant. */
        public String cell() {
            return at == 0 ? null : letters(at) + line;
        }

        private static String letters(int place) {
            var rest = (place - 1) / 26;
            return (rest == 0 ? "" : letters(rest)) + (char) ('A' + (place - 1) % 26);
        }

        @Override
        public String toString() {
            return (sheet == null ? "" : "sheet " + sheet + ", ") + "line " + line + (column == null ? "" : ", column " + column) + ": " + key
                    + (arguments.isEmpty() ? "" : " " + arguments);
        }
    }
}
