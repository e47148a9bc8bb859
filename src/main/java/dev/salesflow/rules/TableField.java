package dev.salesflow.rules;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One typed field of a table's facts or results: a component of a record.
 *
 * @param javaType the enum of a choice, otherwise the component's own type
 */
public record TableField(String name, Type type, Class<?> javaType, Method accessor) {

    /** What cells of a field may hold. */
    public enum Type {
        CHOICE(EnumSet.of(Operator.EQUAL, Operator.NOT_EQUAL, Operator.IN, Operator.NOT_IN, Operator.KNOWN)),
        TEXT(EnumSet.of(Operator.EQUAL, Operator.NOT_EQUAL, Operator.IN, Operator.NOT_IN, Operator.KNOWN)),
        BOOLEAN(EnumSet.of(Operator.EQUAL, Operator.KNOWN)),
        INTEGER(EnumSet.allOf(Operator.class)),
        DECIMAL(EnumSet.complementOf(EnumSet.of(Operator.IN, Operator.NOT_IN))),
        /** Several of a choice; only a result. */
        CHOICES(EnumSet.noneOf(Operator.class));

        private final Set<Operator> operators;

        Type(Set<Operator> operators) {
            this.operators = operators;
        }

        public Set<Operator> operators() {
            return operators;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static List<TableField> of(Class<? extends Record> record, boolean lists) {
        return Arrays.stream(record.getRecordComponents()).map(c -> of(c, lists)).toList();
    }

    private static TableField of(RecordComponent component, boolean lists) {
        var type = component.getType();
        var accessor = component.getAccessor();
        if (type.isEnum()) {
            return new TableField(component.getName(), Type.CHOICE, type, accessor);
        }
        if (lists && type == List.class && component.getGenericType() instanceof ParameterizedType list
                && list.getActualTypeArguments()[0] instanceof Class<?> element && element.isEnum()) {
            return new TableField(component.getName(), Type.CHOICES, element, accessor);
        }
        var plain = type == String.class ? Type.TEXT
                : type == Boolean.class ? Type.BOOLEAN
                : type == Integer.class ? Type.INTEGER
                : type == BigDecimal.class ? Type.DECIMAL
                : null;
        if (plain == null) {
            throw new IllegalArgumentException(component.getDeclaringRecord().getSimpleName() + "." + component.getName()
                    + ": a table knows enums, String, Boolean, Integer and BigDecimal, not " + type.getSimpleName());
        }
        return new TableField(component.getName(), plain, type, accessor);
    }

    /** The field's value in a record of facts; null: not known. */
    public Object valueIn(Record fact) {
        try {
            return accessor.invoke(fact);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + name + " of " + fact.getClass().getSimpleName(), e);
        }
    }

    /** Empty where any number of its type may stand. */
    Optional<Within> bounds() {
        return Optional.ofNullable(accessor.getAnnotation(Within.class));
    }

    /** The values a choice may take, as cells write them. */
    public List<String> choices() {
        return type == Type.CHOICE || type == Type.CHOICES
                ? Arrays.stream(javaType.getEnumConstants()).map(c -> ((Enum<?>) c).name()).toList()
                : List.of();
    }

    /** Types of several fields, as the file states them. */
    static String types(List<TableField> fields) {
        return fields.stream().distinct().map(f -> f.name() + " " + f.type().word()).collect(Collectors.joining(", "));
    }
}
