package dev.salesflow.opportunity;

import dev.salesflow.rules.RuleBook;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** For how many days what was said of a deal still counts, as the table {@code fact-freshness} has it, for whoever looks at many deals. */
@Component
public class FactFreshness {

    private final RuleBook rules;

    FactFreshness(RuleBook rules) {
        this.rules = rules;
    }

    /** Of each key fact in each stage; absent: for good. */
    public Map<FactAge, Integer> days() {
        var cases = Arrays.stream(KeyFact.Kind.values()).flatMap(kind -> Stage.ALL.stream().map(stage -> new FactAge(kind, stage))).toList();
        var decisions = rules.decideAll(DealRules.FACT_FRESHNESS, cases);
        var days = new HashMap<FactAge, Integer>();
        for (var n = 0; n < cases.size(); n++) {
            var about = cases.get(n);
            decisions.get(n).row().map(row -> row.result().days()).ifPresent(limit -> days.put(about, limit));
        }
        return days;
    }
}
