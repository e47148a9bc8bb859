package dev.salesflow.insight.web;

import dev.salesflow.opportunity.Stage;
import dev.salesflow.shared.Money;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The pipeline as it is drawn: a row per stage, a column per grade with the ungraded last, sums at both ends.
 *
 * @param widest the count of the stage with the most deals, at least 1: what the bars are drawn against
 */
record PipelineTable(List<Row> rows, Cell all, List<Cell> columns, long widest) {

    /** Columns; the last stands for customers without a grade and goes by the filter's word for them. */
    static final List<String> GRADES = List.of("A", "B", "C", "D", "none");

    /** {@code money} holds one text per currency. */
    record Cell(String grade, long count, List<String> money) {
    }

    record Row(Stage stage, List<Cell> cells, Cell all) {

        /** The bar's parts from left to right, in hundredths of the widest stage; nothing is drawn for empty ones. */
        public List<Part> parts(long widest) {
            var parts = new Part[cells.size()];
            var before = 0L;
            for (var n = 0; n < parts.length; n++) {
                parts[n] = new Part(n, hundredths(before, widest), hundredths(cells.get(n).count(), widest));
                before += cells.get(n).count();
            }
            return Arrays.stream(parts).filter(part -> !part.width().equals("0.00")).toList();
        }

        private static String hundredths(long count, long widest) {
            return BigDecimal.valueOf(count * 100).divide(BigDecimal.valueOf(widest), 2, java.math.RoundingMode.HALF_UP).toPlainString();
        }
    }

    record Part(int grade, String start, String width) {
    }

    static PipelineTable of(List<Pipeline.Sum> sums, Locale locale) {
        var rows = Stage.ALL.stream().map(stage -> {
            var ofStage = sums.stream().filter(sum -> sum.stage() == stage).toList();
            return new Row(stage, GRADES.stream().map(grade -> cell(ofStage, grade, locale)).toList(), cell(ofStage, null, locale));
        }).toList();
        return new PipelineTable(rows, cell(sums, null, locale), GRADES.stream().map(grade -> cell(sums, grade, locale)).toList(),
                rows.stream().mapToLong(row -> row.all().count()).filter(count -> count > 0).max().orElse(1));
    }

    private static Cell cell(List<Pipeline.Sum> sums, String grade, Locale locale) {
        Predicate<Pipeline.Sum> inColumn = grade == null ? sum -> true
                : sum -> Objects.equals(sum.grade(), grade.equals("none") ? null : grade);
        var money = new TreeMap<String, BigDecimal>();
        var count = 0L;
        for (var sum : sums.stream().filter(inColumn).toList()) {
            count += sum.count();
            if (sum.amount() != null) {
                money.merge(sum.currency() == null ? "" : sum.currency(), sum.amount(), BigDecimal::add);
            }
        }
        return new Cell(grade, count, money.entrySet().stream()
                .map(entry -> Money.rounded(entry.getValue(), entry.getKey(), locale)).toList());
    }
}
