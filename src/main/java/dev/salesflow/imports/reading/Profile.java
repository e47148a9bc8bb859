package dev.salesflow.imports.reading;

import java.util.List;
import java.util.Map;

/**
 * What the first pass saw of a list. All questions follow from it, for any mapping.
 *
 * @param complete rows with as many cells as the header
 * @param dated of some rows the cells that look like dates, by the place of their column
 */
public record Profile(int rows, int complete, List<ColumnFacts> columns, List<Map<Integer, String>> dated) {

    long missing(int column) {
        return complete - columns.get(column).filled();
    }
}
