package dev.salesflow.rules.internal;

import dev.salesflow.rules.Condition;
import dev.salesflow.rules.Operator;
import dev.salesflow.rules.RuleTable;
import dev.salesflow.rules.TableCompiler;
import dev.salesflow.rules.TableField;
import java.math.BigDecimal;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Rules out of typed values: names come from our own records, literals are written from numbers, constants and escaped
 * text. Nothing of a file reaches the compiler as it stood there.
 */
final class DrlWriter {

    private final RuleTable table;
    private final String packageName;

    DrlWriter(RuleTable table, String packageName) {
        this.table = table;
        this.packageName = packageName;
    }

    String write() {
        var fact = table.contract().fact();
        var imports = new TreeSet<String>();
        imports.add(fact.getCanonicalName());
        table.columns().stream().map(RuleTable.Column::field).filter(f -> f.type() == TableField.Type.CHOICE)
                .forEach(f -> imports.add(f.javaType().getCanonicalName()));
        var drl = new StringBuilder("package " + packageName + "\n");
        imports.forEach(name -> drl.append("import ").append(name).append(";\n"));
        drl.append("global ").append(TableCompiler.Firings.class.getCanonicalName()).append(" firings;\n");
        for (var row : table.rows()) {
            drl.append("rule \"").append(table.name()).append(' ').append(row.number()).append("\" when\n  $fact : ")
                    .append(fact.getSimpleName()).append('(')
                    .append(row.conditions().stream().map(DrlWriter::constraint).collect(Collectors.joining(", ")))
                    .append(")\nthen\n  firings.fired($fact, ").append(row.number()).append(");\nend\n");
        }
        return drl.toString();
    }

    private static String constraint(Condition condition) {
        var name = condition.field().name();
        var values = condition.values().stream().map(v -> literal(condition.field(), v)).toList();
        var first = values.get(0);
        if (condition.operator() == Operator.KNOWN) {
            return name + ((Boolean) condition.values().get(0) ? " != null" : " == null");
        }
        var decimal = condition.field().type() == TableField.Type.DECIMAL;
        return switch (condition.operator()) {
            // Equal amounts may differ in trailing zeros.
            case EQUAL -> decimal ? name + " >= " + first + ", " + name + " <= " + first : name + " == " + first;
            case NOT_EQUAL -> decimal
                    ? "(" + name + " == null || " + name + " < " + first + " || " + name + " > " + first + ")"
                    : name + " != " + first;
            case IN -> values.stream().map(v -> name + " == " + v).collect(Collectors.joining(" || ", "(", ")"));
            case NOT_IN -> values.stream().map(v -> name + " != " + v).collect(Collectors.joining(" && ", "(", ")"));
            case BETWEEN -> name + " >= " + first + ", " + name + " <= " + values.get(1);
            default -> name + " " + condition.operator().symbol() + " " + first;
        };
    }

    private static String literal(TableField field, Object value) {
        if (value instanceof Enum<?> choice) {
            return field.javaType().getSimpleName() + "." + choice.name();
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString() + "B";
        }
        if (value instanceof Integer || value instanceof Boolean) {
            return value.toString();
        }
        return text((String) value);
    }

    /** Everything but letters and digits as a Unicode escape: no character can end the literal. */
    static String text(String value) {
        return value.chars()
                .mapToObj(c -> c < 128 && Character.isLetterOrDigit(c) || c == ' ' ? Character.toString(c)
                        : "\\u%04x".formatted(c))
                .collect(Collectors.joining("", "\"", "\""));
    }
}
