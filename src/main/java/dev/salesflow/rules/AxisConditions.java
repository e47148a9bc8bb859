package dev.salesflow.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Says in conditions which values of one axis are meant, by columns that the table has already where it can. */
final class AxisConditions {

    private final CaseSpace space;
    private final int axis;
    private final BitSet inside;
    private final TableField field;
    /** Known values, ascending. */
    private final List<Integer> known;
    private final boolean unknownToo;

    AxisConditions(CaseSpace space, int axis, BitSet inside) {
        this.space = space;
        this.axis = axis;
        this.inside = inside;
        this.field = space.field(axis);
        this.known = space.ascending(axis);
        this.unknownToo = inside.get(space.values(axis).indexOf(null));
    }

    List<Condition> conditions() {
        if (inside.cardinality() == space.values(axis).size()) {
            return List.of();
        }
        if (unknownToo && inside.cardinality() == 1) {
            return List.of(condition(Operator.KNOWN, false));
        }
        if (!unknownToo && inside.cardinality() == known.size()) {
            return List.of(condition(Operator.KNOWN, true));
        }
        return switch (field.type()) {
            case INTEGER, DECIMAL -> range();
            case TEXT -> texts();
            default -> chosen(values(true));
        };
    }

    private List<Object> values(boolean wanted) {
        return known.stream().filter(i -> inside.get(i) == wanted).map(i -> space.value(axis, i)).toList();
    }

    private List<Condition> texts() {
        if (!values(true).contains(space.table().otherText(field))) {
            return chosen(values(true));
        }
        var conditions = new ArrayList<Condition>();
        var listed = values(false).stream().filter(CellText::standsInLists).toList();
        if (!listed.isEmpty()) {
            conditions.add(new Condition(field, Operator.NOT_IN, listed));
        }
        values(false).stream().filter(text -> !CellText.standsInLists(text)).forEach(text -> conditions.add(condition(Operator.NOT_EQUAL, text)));
        if (!unknownToo) {
            conditions.add(condition(Operator.KNOWN, true));
        }
        return conditions;
    }

    private List<Condition> chosen(List<Object> values) {
        var one = values.size() == 1 && (field.type() == TableField.Type.BOOLEAN || field.type() == TableField.Type.TEXT && !CellText.standsInLists(values.get(0))
                || has(Operator.EQUAL) || !has(Operator.IN));
        return List.of(new Condition(field, one ? Operator.EQUAL : Operator.IN, values));
    }

    private List<Condition> range() {
        var values = values(true);
        var conditions = new ArrayList<Condition>();
        if (!inside.get(known.get(0))) {
            conditions.add(from(values.get(0)));
        }
        if (!inside.get(known.get(known.size() - 1))) {
            conditions.add(until(values.get(values.size() - 1)));
        }
        return conditions;
    }

    private Condition from(Object first) {
        if (first instanceof Integer number) {
            return has(Operator.GREATER) && !has(Operator.AT_LEAST) || !CellText.isShortEnough(number)
                    ? condition(Operator.GREATER, number - 1) : condition(Operator.AT_LEAST, number);
        }
        var decimal = (BigDecimal) first;
        return isStep(decimal) ? condition(Operator.GREATER, CellText.plain(decimal.subtract(RuleTable.STEP)))
                : condition(Operator.AT_LEAST, decimal);
    }

    private Condition until(Object last) {
        if (last instanceof Integer number) {
            return has(Operator.LESS) && !has(Operator.AT_MOST) || !CellText.isShortEnough(number)
                    ? condition(Operator.LESS, number + 1) : condition(Operator.AT_MOST, number);
        }
        var decimal = (BigDecimal) last;
        return isStep(decimal) ? condition(Operator.LESS, CellText.plain(decimal.add(RuleTable.STEP)))
                : condition(Operator.AT_MOST, decimal);
    }

    /** Whether it only stands for what lies beside a value that the table names. */
    static boolean isStep(BigDecimal value) {
        return value.stripTrailingZeros().scale() >= RuleTable.STEP.scale();
    }

    private boolean has(Operator operator) {
        return space.table().columns().contains(new RuleTable.Column(field, operator));
    }

    private Condition condition(Operator operator, Object value) {
        return new Condition(field, operator, List.of(value));
    }
}
