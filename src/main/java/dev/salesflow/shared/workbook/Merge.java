package dev.salesflow.shared.workbook;

import java.util.Optional;
import java.util.regex.Pattern;

/** Cells that were made one; only the first has a value. All bounds count from 1 and belong to it. */
public record Merge(int firstRow, int firstColumn, int lastRow, int lastColumn) {

    private static final Pattern REFERENCE = Pattern.compile("([A-Z]{1,3})(\\d{1,7}):([A-Z]{1,3})(\\d{1,7})");

    static Optional<Merge> of(String reference) {
        var m = REFERENCE.matcher(reference == null ? "" : reference);
        return m.matches() ? Optional.of(new Merge(Integer.parseInt(m.group(2)), column(m.group(1)), Integer.parseInt(m.group(4)), column(m.group(3))))
                : Optional.empty();
    }

    public boolean covers(int row, int column) {
        return row >= firstRow && row <= lastRow && column >= firstColumn && column <= lastColumn;
    }

    /** The number of a column from a reference such as {@code AB12}; 0 where it has none. */
    static int column(String reference) {
        int number = 0;
        for (int i = 0; i < Math.min(reference.length(), 4) && reference.charAt(i) >= 'A' && reference.charAt(i) <= 'Z'; i++) {
            number = number * 26 + reference.charAt(i) - 'A' + 1;
        }
        return number;
    }
}
