package dev.salesflow.grading;

import dev.salesflow.rules.RuleBook;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.stereotype.Component;

/** How much customers are worth by the table {@code customer-tier}, many at once. */
@Component
public class CustomerTiers {

    private final RuleBook rules;

    CustomerTiers(RuleBook rules) {
        this.rules = rules;
    }

    /**
     * @param yearlyPurchases in the company's currency
     * @return one for each, in their order; null where the table gives none
     */
    public List<CustomerTier> of(List<BigDecimal> yearlyPurchases) {
        return rules.decideAll(GradingRules.CUSTOMER_TIER, yearlyPurchases.stream().map(bought -> new CustomerValue(bought, null, null)).toList())
                .stream().map(decision -> decision.row().map(row -> row.result().tier()).orElse(null)).toList();
    }
}
