package dev.salesflow.imports.reading;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import dev.salesflow.shared.SensitiveNumbers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one column of a list holds, whatever it means: so a person may change the meaning and be asked anew without
 * another pass over the file. Each different value is looked at once, as long as they are not too many.
 */
@JsonAutoDetect(fieldVisibility = Visibility.ANY, getterVisibility = Visibility.NONE, isGetterVisibility = Visibility.NONE)
public final class ColumnFacts {

    /** Longer texts name nothing that we know. */
    private static final int LONGEST = 200;
    private static final int SAMPLES = 200;

    private long filled;
    private boolean many;
    private Map<String, Long> values = new LinkedHashMap<>();
    private final DateShapes.Column dates = new DateShapes.Column();
    private final NumberFacts numbers = new NumberFacts();

    /** @param most different values kept; with more the column counts as one of free texts */
    void see(String cell, int most) {
        if (cell.isEmpty()) {
            return;
        }
        filled++;
        boolean known = !many && values.computeIfPresent(cell, (value, rows) -> rows + 1) != null;
        if (!known && cell.length() <= LONGEST) {
            seeNew(RowReader.harmless(cell), most);
        }
    }

    /** A cell of nothing but a number of a person counts as empty; one that no field can take says nothing of the column. */
    private void seeNew(String cell, int most) {
        if (cell.isEmpty()) {
            filled--;
        } else if (many) {
            if (dates.any() || numbers.any()) {
                look(cell, 1);
            }
        } else if (!Cells.unreadable(cell)) {
            values.merge(cell, 1L, Long::sum);
            if (values.size() > most) {
                overflow();
            }
        }
    }

    private void overflow() {
        look();
        many = true;
        var few = new LinkedHashMap<String, Long>();
        values.entrySet().stream().limit(SAMPLES).forEach(e -> few.put(e.getKey(), e.getValue()));
        values = few;
    }

    void end() {
        if (!many) {
            look();
        }
    }

    private void look() {
        values.forEach(this::look);
    }

    /** What a number of a person was taken out of is no example of how a column writes. */
    private void look(String value, long rows) {
        if (!value.contains(SensitiveNumbers.MARK)) {
            dates.see(value, rows);
            numbers.see(value, rows);
        }
    }

    /** Rows with a value. */
    public long filled() {
        return filled;
    }

    /** Value → rows; empty for a column with too many different ones. */
    Map<String, Long> values() {
        return many ? Map.of() : values;
    }

    /** All different values, or the first of too many. */
    Set<String> sample() {
        return values.keySet();
    }

    public List<String> examples(int most) {
        return values.keySet().stream().limit(most).toList();
    }

    DateShapes.Column dates() {
        return dates;
    }

    NumberFacts numbers() {
        return numbers;
    }
}
