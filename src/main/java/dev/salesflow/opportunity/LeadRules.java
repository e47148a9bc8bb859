package dev.salesflow.opportunity;

import dev.salesflow.rules.TableContract;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The table that leads are routed by. */
@Configuration
class LeadRules {

    static final TableContract<LeadFacts, LeadRoute> LEAD_ROUTING =
            TableContract.oneRow("opportunity", "lead-routing", LeadFacts.class, LeadRoute.class)
                    .answering(TableContract.Answers.EVERY_CASE);

    @Bean
    TableContract<LeadFacts, LeadRoute> leadRoutingTable() {
        return LEAD_ROUTING;
    }
}
