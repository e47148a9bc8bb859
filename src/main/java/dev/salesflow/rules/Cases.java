package dev.salesflow.rules;

import dev.salesflow.rules.CellText.BadCell;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.util.LinkedHashMap;
import java.util.Map;

/** Cases of a table between the texts people type and the records that the table decides about. */
public final class Cases {

    private Cases() {
    }

    /** Refused field by field where a text is none of its field's; empty or absent: not known. */
    public static <F extends Record> F facts(TableContract<F, ?> contract, Map<String, String> typed) {
        var refusals = new Refusals();
        typed.keySet().stream().filter(name -> contract.facts().stream().noneMatch(field -> field.name().equals(name)))
                .forEach(name -> refusals.add(Refusal.ofField(name, "rules.problem.field", name,
                        contract.facts().stream().map(TableField::name).toList())));
        var values = contract.facts().stream().map(field -> refusals.read(() -> value(field, typed.get(field.name())))).toArray();
        refusals.throwIfAny();
        return Records.make(contract.fact(), values);
    }

    private static Object value(TableField field, String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return CellText.result(field, text.strip());
        } catch (BadCell e) {
            var problem = e.at(1, field.name());
            throw Refusal.ofField(field.name(), "rules.problem." + problem.key(), problem.arguments().toArray());
        }
    }

    /** As texts by field; empty where not known. */
    public static Map<String, String> texts(TableContract<?, ?> contract, Record facts) {
        var texts = new LinkedHashMap<String, String>();
        contract.facts().forEach(field -> texts.put(field.name(), CellText.of(field.valueIn(facts))));
        return texts;
    }

    /** What a row answers, as texts by field. */
    public static Map<String, String> results(RuleTable table, int row) {
        var texts = new LinkedHashMap<String, String>();
        for (var i = 0; i < table.results().size(); i++) {
            texts.put(table.results().get(i).name(), CellText.of(table.rows().get(row - 1).results().get(i)));
        }
        return texts;
    }
}
