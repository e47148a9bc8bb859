package dev.salesflow.opportunity;

import dev.salesflow.rules.TableContract;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The tables of this module that managers own. */
@Configuration
class DealRules {

    static final TableContract<LeadFacts, LeadRoute> LEAD_ROUTING =
            TableContract.oneRow("opportunity", "lead-routing", LeadFacts.class, LeadRoute.class);
    static final TableContract<FactAge, FactAge.Freshness> FACT_FRESHNESS =
            TableContract.oneRow("opportunity", "fact-freshness", FactAge.class, FactAge.Freshness.class);

    @Bean
    TableContract<LeadFacts, LeadRoute> leadRoutingTable() {
        return LEAD_ROUTING;
    }

    @Bean
    TableContract<FactAge, FactAge.Freshness> factFreshnessTable() {
        return FACT_FRESHNESS;
    }
}
