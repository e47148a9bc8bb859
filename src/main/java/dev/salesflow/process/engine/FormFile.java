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
 * @param problems in words for the person who drew it; empty for a form that can be used
 */
public record FormFile(String id, Set<String> keys, List<String> problems) {

    public static FormFile read(byte[] json) {
        try {
            var form = FormSchema.parse(json);
            var problems = new ArrayList<String>();
            unreadable(form.fields(), problems);
            return new FormFile(form.id(), new TreeSet<>(keys(form.fields()).toList()), List.copyOf(problems));
        } catch (FormSchema.Unusable e) {
            return new FormFile(null, Set.of(), List.of(e.getMessage()));
        }
    }

    private static void unreadable(List<FormField> fields, List<String> problems) {
        for (var field : fields) {
            Stream.of(field.hide(), field.valuesExpression()).filter(java.util.Objects::nonNull)
                    .filter(expression -> !Feel.isReadable(expression))
                    .forEach(expression -> problems.add("has an unreadable expression at " + field.key() + ": " + expression));
            if (field.kind() == FormField.Kind.NUMBER && !field.fixed() && mayBeInexact(field.rules())) {
                problems.add("takes decimals at " + field.key() + " as a floating number: tick \"Output as string\", or set its decimal"
                        + " digits to 0");
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
