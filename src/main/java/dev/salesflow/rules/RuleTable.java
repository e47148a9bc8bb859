package dev.salesflow.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A decision table as data: typed conditions and results, checked against its contract. The file is a subset of Drools' own
 * CSV decision table; whatever is compiled is written from this, never taken from the file.
 *
 * @param columns the condition columns, each one field and one operator
 * @param results the result columns
 */
public record RuleTable(TableContract<?, ?> contract, HitPolicy policy, List<Column> columns, List<TableField> results,
        List<Row> rows) {

    /** More rows compile too slowly and nobody oversees them. */
    public static final int MOST_ROWS = 300;
    /** Conditions and results together; more do not fit a screen or a head. */
    public static final int MOST_COLUMNS = 60;

    /** Labels of the columns that every table has, before its conditions. */
    public static final List<String> FIXED = List.of("valid from", "valid until", "note (en)", "note (zh)");
    /** Label of the column between those and the conditions; nobody types in it. */
    public static final String ROW = "row";
    /** What the label of a result begins with. */
    public static final String RESULT_MARK = "-> ";

    /** Finer than the six decimals a cell may have: lies between any two different ones. */
    static final BigDecimal STEP = new BigDecimal("0.0000001");

    public RuleTable {
        columns = List.copyOf(columns);
        results = List.copyOf(results);
        rows = List.copyOf(rows);
    }

    /** @throws InvalidTable naming line, column and reason of everything that is wrong */
    public static RuleTable read(TableContract<?, ?> contract, String csv) {
        return new TableReader(contract).read(csv);
    }

    /**
     * From the line of labels and the rows alone, as an editor has them; {@link #canonical()} adds the rest of the file.
     *
     * @throws InvalidTable naming line, column and reason of everything that is wrong
     */
    public static RuleTable of(TableContract<?, ?> contract, HitPolicy policy, String grid) {
        return new TableReader(contract).grid(policy, grid);
    }

    /**
     * Typed, but rows may still overlap where only one may fit: what an editor has before {@link Soundness} is asked.
     *
     * @param grid the line of labels and the rows, as {@link #grid()} gives them
     * @throws InvalidTable naming line (1 is that of the labels), column and reason of every cell that cannot be read
     */
    public static RuleTable draft(TableContract<?, ?> contract, HitPolicy policy, List<List<String>> grid) {
        return new TableReader(contract).draft(policy, grid);
    }

    /** The line of labels and the rows, cell by cell as the file has them. */
    public List<List<String>> grid() {
        return new TableWriter(this).grid();
    }

    /** The one way to write this table; reading it gives this table again. */
    public String canonical() {
        return new TableWriter(this).write();
    }

    public String name() {
        return contract.table();
    }

    /** A condition column. */
    public record Column(TableField field, Operator operator) {

        public String label() {
            return field.name() + " " + operator.symbol();
        }
    }

    /**
     * One rule.
     *
     * @param from first day it counts, or null
     * @param until last day it counts, or null
     * @param conditions the filled cells, in the columns' order; none: fits every case
     * @param results one for each result column; null where the cell is empty
     */
    public record Row(int number, LocalDate from, LocalDate until, RowNote note, List<Condition> conditions,
            List<Object> results) {

        public Row {
            conditions = List.copyOf(conditions);
            results = Collections.unmodifiableList(new ArrayList<>(results));
        }

        public boolean validOn(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
        }

        /** Whether every condition on this field fits the value; null: not known. */
        boolean fits(TableField field, Object value) {
            return conditions.stream().filter(c -> c.field().equals(field)).allMatch(c -> c.fits(value));
        }

        public boolean fits(Record fact) {
            return conditions.stream().allMatch(c -> c.fits(c.field().valueIn(fact)));
        }

        boolean sharesADayWith(Row other) {
            return (from == null || other.until == null || !from.isAfter(other.until))
                    && (until == null || other.from == null || !other.from.isAfter(until));
        }
    }

    /** Two rows that some case fits both of. */
    public record Overlap(Row first, Row second) {
    }

    /**
     * Exact, not sampled: each condition is about one field, so two rows share a case just when, field by field, one of the
     * values at which anything changes fits both.
     */
    public List<Overlap> overlaps() {
        return new RowPairs(this, new CaseSpace(this, LocalDate.MIN)).overlaps().toList();
    }

    /** One value of every stretch of the field's range that the table treats alike, and null for "not known". */
    public List<Object> boundaryValues(TableField field) {
        var values = new LinkedHashSet<Object>();
        values.add(null);
        switch (field.type()) {
            case CHOICE, CHOICES -> values.addAll(Arrays.asList(field.javaType().getEnumConstants()));
            case BOOLEAN -> values.addAll(List.of(true, false));
            case TEXT -> Stream.concat(literals(field), Stream.of(otherText(field))).forEach(values::add);
            case INTEGER -> Stream.concat(Stream.of(0), literals(field)).map(Integer.class::cast)
                    .flatMap(v -> Stream.of(v - 1, v, v + 1)).forEach(values::add);
            case DECIMAL -> Stream.concat(Stream.of(BigDecimal.ZERO), literals(field)).map(BigDecimal.class::cast)
                    .flatMap(v -> Stream.of(v.subtract(STEP), v, v.add(STEP))).forEach(values::add);
        }
        return new ArrayList<>(values);
    }

    /** A text that stands for all that the table does not name. */
    String otherText(TableField field) {
        var named = literals(field).collect(Collectors.toSet());
        return Stream.iterate("something else", text -> text + " still").filter(text -> !named.contains(text)).findFirst().orElseThrow();
    }

    private Stream<Object> literals(TableField field) {
        return rows.stream().flatMap(r -> r.conditions().stream())
                .filter(c -> c.field().equals(field) && c.operator() != Operator.KNOWN)
                .flatMap(c -> c.values().stream());
    }
}
