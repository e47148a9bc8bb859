package dev.salesflow.rules;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/**
 * How people call the fields of a table and what they may hold. Nothing is looked up here: any message source gives the
 * words in the reader's language.
 *
 * <p>A fact's label lies under {@code <module>.fact.<name>}, a result's under {@code <module>.result.<name>}, a unit, where a
 * number has one, under {@code <module>.unit.<name>} with a place for the number. A choice of type {@code SystemState} of
 * module customer lies under {@code customer.systemState.<NAME>}; {@code Loss.Kind} of opportunity under {@code opportunity.lossKind}; one of type {@code CoachingTopic} may lie under
 * {@code coaching.topic}, and one that a single module names, under {@code stage}.
 */
public record FieldWords(TableContract<?, ?> contract) {

    private static final int MOST_DECIMALS_SHOWN = 3;

    public MessageSourceResolvable label(TableField field) {
        var kind = contract.facts().contains(field) ? ".fact." : ".result.";
        return words(List.of(contract.module() + kind + field.name(), module(field.javaType()) + ".field." + field.name()));
    }

    /** Field and operator, for instance "Open deals ≥". */
    public MessageSourceResolvable column(RuleTable.Column column) {
        return words("rules.column", label(column.field()), operator(column.operator()));
    }

    public MessageSourceResolvable operator(Operator operator) {
        return words("rules.operator." + operator.name());
    }

    /** One value or several, with its unit; null: not known. */
    public MessageSourceResolvable value(TableField field, Object value) {
        if (value == null) {
            return words("rules.unknown");
        }
        if (value instanceof List<?> list) {
            return list.stream().map(v -> value(field, v)).reduce(joinedBy("rules.or")).orElseGet(() -> words("rules.unknown"));
        }
        return switch (field.type()) {
            case CHOICE, CHOICES -> choice((Enum<?>) value);
            case BOOLEAN -> words("rules." + value);
            case TEXT -> literal(value);
            case INTEGER, DECIMAL -> new DefaultMessageSourceResolvable(
                    new String[] {contract.module() + ".unit." + field.name()}, new Object[] {shown(value)}, "{0}");
        };
    }

    /** All that a choice may hold, for instance "small, medium, large". */
    MessageSourceResolvable choices(TableField field) {
        return Arrays.stream(field.javaType().getEnumConstants()).map(one -> value(field, one)).reduce(joinedBy("rules.and")).orElseThrow();
    }

    /** A value as somebody typed it, in words where it is one of the field's; what is none stays as it is, and nothing is a dash. */
    MessageSourceResolvable typed(TableField field, String text) {
        try {
            if (text.isEmpty()) {
                return literal("–");
            }
            var typed = CellText.result(field, text);
            return typed instanceof List<?> all ? all.stream().map(one -> value(field, one)).reduce(joinedBy("rules.and")).orElseThrow()
                    : value(field, typed);
        } catch (CellText.BadCell unreadable) {
            return literal(text);
        }
    }

    /** A filled cell as a sentence, for instance "Grade is one of A or B". */
    public MessageSourceResolvable condition(Condition condition) {
        var values = condition.operator() == Operator.KNOWN ? condition.values()
                : condition.values().stream().map(value -> value(condition.field(), value)).toList();
        return condition(label(condition.field()), condition.operator(), values);
    }

    /** The same of a label and values that are words already; without a label it tells what is asked alone, for instance "at least 2". */
    public static MessageSourceResolvable condition(Object label, Operator operator, List<?> values) {
        return switch (operator) {
            case KNOWN -> words("rules.condition.KNOWN." + values.get(0), label);
            case BETWEEN -> words("rules.condition.BETWEEN", label, values.get(0), values.get(1));
            default -> words("rules.condition." + operator.name(), label,
                    values.stream().map(Object.class::cast).reduce((one, other) -> words("rules.or", one, other)).orElseThrow());
        };
    }

    /** Several facts, for instance "Grade: A, open deals: 30". */
    public MessageSourceResolvable facts(Map<TableField, Object> facts) {
        return facts.entrySet().stream()
                .map(e -> words("rules.fact", label(e.getKey()), value(e.getKey(), e.getValue())))
                .reduce(joinedBy("rules.and")).orElseGet(() -> words("rules.anyCase"));
    }

    static MessageSourceResolvable words(String key, Object... arguments) {
        return new DefaultMessageSourceResolvable(new String[] {key}, arguments);
    }

    static BinaryOperator<MessageSourceResolvable> joinedBy(String key) {
        return (one, other) -> words(key, one, other);
    }

    private static MessageSourceResolvable words(List<String> keys) {
        return new DefaultMessageSourceResolvable(keys.toArray(String[]::new), null, null);
    }

    private static MessageSourceResolvable literal(Object text) {
        return new DefaultMessageSourceResolvable(new String[0], new Object[] {text}, "{0}");
    }

    private static MessageSourceResolvable choice(Enum<?> choice) {
        var type = choice.getDeclaringClass();
        var module = module(type);
        var kind = lower(type.getSimpleName());
        var withoutModule = kind.startsWith(module) && kind.length() > module.length()
                ? lower(kind.substring(module.length())) : kind;
        var within = type.getEnclosingClass() == null ? kind : lower(type.getEnclosingClass().getSimpleName()) + type.getSimpleName();
        var keys = List.of(module + "." + within + ".", module + "." + kind + ".", module + "." + withoutModule + ".", kind + ".");
        return words(keys.stream().flatMap(k -> List.of(k + choice.name(), k + camelCase(choice.name())).stream()).toList());
    }

    /** The module that a type belongs to: the package below the root. */
    private static String module(Class<?> type) {
        var parts = type.getPackageName().split("\\.");
        return parts.length > 2 ? parts[2] : parts[parts.length - 1];
    }

    private static String lower(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    private static String camelCase(String constant) {
        var words = constant.toLowerCase(Locale.ROOT).split("_");
        return words[0] + Arrays.stream(words).skip(1).filter(w -> !w.isEmpty())
                .map(w -> w.substring(0, 1).toUpperCase(Locale.ROOT) + w.substring(1)).reduce("", String::concat);
    }

    /** With thousands grouped as the reader's language does, unless that would round it. */
    private static Object shown(Object number) {
        return number instanceof BigDecimal decimal && decimal.scale() > MOST_DECIMALS_SHOWN ? decimal.toPlainString() : number;
    }
}
