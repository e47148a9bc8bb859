package dev.salesflow.process.engine;

import java.util.List;

/**
 * One component of a Camunda Form, as far as the server needs it.
 *
 * @param key the name its value is submitted under; for groups and dynamic lists their path, which may be empty
 * @param values the fixed choices, or null
 * @param valuesKey the key of the live choices, or null
 * @param valuesExpression FEEL that gives the choices, or null
 * @param hide FEEL that hides it when true, or null
 * @param fixed a disabled or read-only field: nobody can type in it, so what comes for it is ignored; not so with the property
 *     {@code sendsBack}, by which a row of a list says which record it is
 * @param children what a group or dynamic list holds
 */
record FormField(String key, Kind kind, String label, String labelZh, FieldRules rules, List<String> values,
        String valuesKey, String valuesExpression, String hide, boolean fixed, List<FormField> children) {

    enum Kind {
        TEXT, NUMBER, CHECKBOX, ONE_OF, SOME_OF, DATE, TIME, DATE_TIME, GROUP, LIST
    }
}
