package dev.salesflow.process.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A {@code .form} file before it is deployed: whether this server can show and check it.
 *
 * @param id the form's id, or null where it cannot be read
 * @param keys what a person can enter in it
 * @param problems for the person who drew it; empty for a form that can be used
 */
public record FormFile(String id, Set<String> keys, List<Fault> problems) {

    public static FormFile read(byte[] json) {
        try {
            var form = FormSchema.parse(json);
            var problems = new ArrayList<Fault>();
            unreadable(form.fields(), problems);
            return new FormFile(form.id(), new TreeSet<>(keys(form.fields()).toList()), List.copyOf(problems));
        } catch (FormSchema.Unusable e) {
            return new FormFile(null, Set.of(), List.of(e.fault()));
        }
    }

    private static void unreadable(List<FormField> fields, List<Fault> problems) {
        for (var field : fields) {
            Stream.of(field.hide(), field.valuesExpression()).filter(java.util.Objects::nonNull)
                    .filter(expression -> !Feel.isReadable(expression))
                    .forEach(expression -> problems.add(Fault.of("formFile.unreadableExpression", field.key(), expression)));
            if (field.kind() == FormField.Kind.NUMBER && !field.fixed() && mayBeInexact(field.rules())) {
                problems.add(Fault.of("formFile.floatingNumber", field.key()));
            }
            unreadable(field.children(), problems);
        }
    }

    /** A price of 1.005 would be rounded in the browser before anybody here sees it. */
    private static boolean mayBeInexact(FieldRules rules) {
        return !rules.exact() && (rules.decimalDigits() == null || rules.decimalDigits() > 0);
    }

    private static Stream<String> keys(List<FormField> fields) {
        return fields.stream().flatMap(field -> Stream.concat(
                field.key().isEmpty() ? Stream.empty() : Stream.of(field.key()), keys(field.children())));
    }
}
