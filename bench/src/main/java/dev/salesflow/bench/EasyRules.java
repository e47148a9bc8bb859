package dev.salesflow.bench;

import dev.salesflow.grading.CustomerProfile;
import dev.salesflow.rules.Condition;
import dev.salesflow.rules.Operator;
import dev.salesflow.rules.RuleTable;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jeasy.rules.api.Facts;
import org.jeasy.rules.api.Rules;
import org.jeasy.rules.api.RulesEngineParameters;
import org.jeasy.rules.core.DefaultRulesEngine;
import org.jeasy.rules.core.RuleBuilder;

/** Easy Rules at its best: compiled lambdas, no reflection, stops at the first row that fits. */
final class EasyRules {

    private final Rules rules = new Rules();
    private final DefaultRulesEngine engine =
            new DefaultRulesEngine(new RulesEngineParameters().skipOnFirstAppliedRule(true));
    private int fired;

    EasyRules(RuleTable table) {
        for (var row : table.rows()) {
            var conditions = row.conditions().stream().map(EasyRules::predicate).toList();
            rules.register(new RuleBuilder().name("row " + row.number()).priority(row.number())
                    .when(facts -> all(conditions, facts.get("customer")))
                    .then(facts -> fired = row.number())
                    .build());
        }
    }

    int row(CustomerProfile customer) {
        fired = 0;
        var facts = new Facts();
        facts.put("customer", customer);
        engine.fire(rules, facts);
        return fired;
    }

    private static boolean all(List<Predicate<CustomerProfile>> conditions, CustomerProfile customer) {
        for (var condition : conditions) {
            if (!condition.test(customer)) {
                return false;
            }
        }
        return true;
    }

    private static Predicate<CustomerProfile> predicate(Condition condition) {
        var value = getter(condition.field().name());
        var first = condition.values().get(0);
        var several = Set.copyOf(condition.values());
        return switch (condition.operator()) {
            case KNOWN -> first.equals(true) ? c -> value.apply(c) != null : c -> value.apply(c) == null;
            case EQUAL, IN -> c -> {
                var v = value.apply(c);
                return v != null && several.contains(v);
            };
            case NOT_EQUAL, NOT_IN -> c -> {
                var v = value.apply(c);
                return v == null || !several.contains(v);
            };
            default -> throw new IllegalArgumentException(Operator.class.getSimpleName() + " " + condition.operator());
        };
    }

    private static Function<CustomerProfile, Object> getter(String field) {
        return switch (field) {
            case "computerisation" -> CustomerProfile::computerisation;
            case "selection" -> CustomerProfile::selection;
            case "systemState" -> CustomerProfile::systemState;
            case "satisfaction" -> CustomerProfile::satisfaction;
            case "vendorHope" -> CustomerProfile::vendorHope;
            case "designerLeft" -> CustomerProfile::designerLeft;
            default -> throw new IllegalArgumentException(field);
        };
    }
}
