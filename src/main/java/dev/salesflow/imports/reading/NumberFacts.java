package dev.salesflow.imports.reading;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import dev.salesflow.imports.reading.Numbers.Style;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The numbers of one column, as amounts and as whole numbers: in which formats they can be read, and what stands beside them. */
@JsonAutoDetect(fieldVisibility = Visibility.ANY, getterVisibility = Visibility.NONE, isGetterVisibility = Visibility.NONE)
final class NumberFacts {

    private static final int EXAMPLES = 3;
    private static final Pattern DIGITS = Pattern.compile("-?\\d+");
    private static final Pattern NO_DECIMALS = Pattern.compile("\\d+\\.0+");

    /** Rows that can be read in one format only, or in both with two meanings. */
    @JsonAutoDetect(fieldVisibility = Visibility.ANY, getterVisibility = Visibility.NONE, isGetterVisibility = Visibility.NONE)
    static final class Tally {
        private long point;
        private long comma;
        /** {@code 1.234}: groups where a comma parts decimals. */
        private long pointBeforeThree;
        private long commaBeforeThree;
        private final List<String> examples = new ArrayList<>();

        private void see(String cell, boolean asPoint, boolean asComma, boolean pointed, long rows) {
            if (asPoint == asComma && !asPoint) {
                return;
            }
            boolean both = asPoint && asComma;
            point += asPoint && !both ? rows : 0;
            comma += asComma && !both ? rows : 0;
            pointBeforeThree += both && pointed ? rows : 0;
            commaBeforeThree += both && !pointed ? rows : 0;
            if (both && examples.size() < EXAMPLES) {
                examples.add(cell);
            }
        }

        /** The format that the values themselves show, or null where a person must say. */
        Style certain() {
            if (point > 0 && comma > 0 || pointBeforeThree + commaBeforeThree > 0 && point + comma == 0) {
                return null;
            }
            return comma > 0 ? Style.COMMA : Style.POINT;
        }

        /** Numbers with a sign before three digits are rather thousands than thousandths. */
        Style proposal() {
            if (options().contains(Style.EACH)) {
                return Style.EACH;
            }
            return pointBeforeThree > 0 ? Style.COMMA : Style.POINT;
        }

        List<Style> options() {
            boolean mixed = point > 0 && comma > 0 || pointBeforeThree > 0 && commaBeforeThree > 0;
            return mixed ? List.of(Style.EACH, Style.POINT, Style.COMMA) : List.of(Style.POINT, Style.COMMA);
        }

        List<String> examples() {
            return examples;
        }

        long undecided() {
            return pointBeforeThree + commaBeforeThree;
        }
    }

    private final Tally amounts = new Tally();
    private final Tally wholes = new Tally();
    private final Map<String, Long> currencies = new LinkedHashMap<>();
    private long numbers;

    void see(String cell, long rows) {
        if (Numbers.plain(cell)) {
            numbers += rows;
            if (cell.indexOf('.') >= 0) {
                amounts.see(cell, true, false, true, rows);
                wholes.see(cell, NO_DECIMALS.matcher(cell).matches(), false, true, rows);
            }
            return;
        }
        var written = Numbers.take(Numbers.uncounted(cell));
        boolean point = written.fits(Style.POINT);
        boolean comma = written.fits(Style.COMMA);
        if (!point && !comma) {
            return;
        }
        numbers += rows;
        if (written.currency() != null) {
            currencies.merge(written.currency(), rows, Long::sum);
        }
        if (DIGITS.matcher(written.digits()).matches()) {
            return;
        }
        boolean pointed = written.digits().indexOf('.') >= 0;
        amounts.see(cell, point, comma, pointed, rows);
        wholes.see(cell, point && whole(written, Style.POINT), comma && whole(written, Style.COMMA), pointed, rows);
    }

    private static boolean whole(Numbers.Written written, Style style) {
        return written.value(style).stripTrailingZeros().scale() <= 0;
    }

    boolean any() {
        return numbers > 0;
    }

    long numbers() {
        return numbers;
    }

    Tally of(Field.Type type) {
        return type == Field.Type.WHOLE ? wholes : amounts;
    }

    /** Code → rows that carry its sign. */
    Map<String, Long> currencies() {
        return currencies;
    }

    long withoutCurrency() {
        return numbers - currencies.values().stream().mapToLong(Long::longValue).sum();
    }
}
