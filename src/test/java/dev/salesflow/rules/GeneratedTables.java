package dev.salesflow.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Tables about parcels, the same for the same seed; small enough for brute force, odd enough to be wrong in every way. */
final class GeneratedTables {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final List<String> TOWNS = List.of("上海", "Wuhu", "A & B");

    private final Random random;

    GeneratedTables(long seed) {
        random = new Random(seed);
    }

    RuleTable table() {
        var policy = HitPolicy.values()[random.nextInt(3)];
        var contract = (policy == HitPolicy.ALL ? Parcel.ALL : Parcel.ONE)
                .answering(TableContract.Answers.values()[random.nextInt(3)]);
        var columns = columns(contract);
        var results = contract.results().subList(0, 1 + random.nextInt(contract.results().size()));
        var rows = new ArrayList<RuleTable.Row>();
        var count = 1 + random.nextInt(6);
        for (var number = 1; number <= count; number++) {
            rows.add(row(number, columns, results, rows));
        }
        return new RuleTable(contract, policy, columns, results, rows);
    }

    private List<RuleTable.Column> columns(TableContract<?, ?> contract) {
        var columns = new ArrayList<RuleTable.Column>();
        var fields = new ArrayList<>(contract.facts());
        java.util.Collections.shuffle(fields, random);
        for (var field : fields.subList(0, 1 + random.nextInt(3))) {
            var operators = new ArrayList<>(field.type().operators());
            java.util.Collections.sort(operators);
            java.util.Collections.shuffle(operators, random);
            operators.stream().limit(1 + random.nextInt(2)).forEach(o -> columns.add(new RuleTable.Column(field, o)));
        }
        return columns;
    }

    private RuleTable.Row row(int number, List<RuleTable.Column> columns, List<TableField> results, List<RuleTable.Row> above) {
        if (!above.isEmpty() && chance(0.1)) {
            var copied = above.get(random.nextInt(above.size()));
            return new RuleTable.Row(number, copied.from(), copied.until(), note(), copied.conditions(), copied.results());
        }
        var conditions = new ArrayList<Condition>();
        for (var column : columns) {
            if (chance(0.6)) {
                conditions.add(condition(column));
            }
        }
        var values = new ArrayList<>();
        results.forEach(result -> values.add(value(result)));
        var from = chance(0.2) ? day() : null;
        var until = chance(0.2) ? day() : null;
        return new RuleTable.Row(number, from, from != null && until != null && until.isBefore(from) ? from : until, note(),
                conditions, values);
    }

    private Condition condition(RuleTable.Column column) {
        var field = column.field();
        return new Condition(field, column.operator(), switch (column.operator()) {
            case KNOWN -> List.of(random.nextBoolean());
            case BETWEEN -> sorted(value(field), value(field));
            case IN, NOT_IN -> several(() -> value(field));
            default -> List.of(value(field));
        });
    }

    @SuppressWarnings("unchecked")
    private static List<Object> sorted(Object one, Object other) {
        return ((Comparable<Object>) one).compareTo(other) <= 0 ? List.of(one, other) : List.of(other, one);
    }

    private List<Object> several(Supplier<Object> values) {
        return new ArrayList<>(new java.util.LinkedHashSet<>(List.of(values.get(), values.get())));
    }

    private Object value(TableField field) {
        return switch (field.type()) {
            case CHOICE -> field.javaType().getEnumConstants()[random.nextInt(field.choices().size())];
            case CHOICES -> several(() -> field.javaType().getEnumConstants()[random.nextInt(field.choices().size())]);
            case TEXT -> TOWNS.get(random.nextInt(TOWNS.size()));
            case BOOLEAN -> random.nextBoolean();
            case INTEGER -> random.nextInt(5) - 1;
            case DECIMAL -> CellText.plain(BigDecimal.valueOf(random.nextInt(9) - 2, 1));
        };
    }

    private LocalDate day() {
        return TODAY.plusDays(random.nextInt(7) - 3);
    }

    private RowNote note() {
        return new RowNote(chance(0.5) ? "=SUM(\"a\", 'b') ; |" : "", chance(0.5) ? "说明，“引号” 😀" : "");
    }

    private boolean chance(double share) {
        return random.nextDouble() < share;
    }

    /** Every case at the table's boundary values, as records. */
    static List<Record> cases(RuleTable table) {
        return Tables.grid(table);
    }

    /** Every day on which the table may change its mind, from today on. */
    static List<LocalDate> days() {
        return TODAY.datesUntil(TODAY.plusDays(8)).toList();
    }

    static LinkedHashMap<TableField, Object> asked(RuleTable table, Record fact) {
        var values = new LinkedHashMap<TableField, Object>();
        table.columns().forEach(c -> values.put(c.field(), c.field().valueIn(fact)));
        return values;
    }
}
