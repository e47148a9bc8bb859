package dev.salesflow.opportunity;

import dev.salesflow.rules.TableContract;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The tables that say what a deal needs and when somebody has to look at it. */
@Configuration
public class DealRules {

    static final TableContract<GateFacts, GateGap> STAGE_GATE =
            TableContract.allRows("opportunity", "stage-gate", GateFacts.class, GateGap.class);
    /** Asked by the sub-package {@code alert}. */
    public static final TableContract<DealSituation, DealAlert> ALERT =
            TableContract.allRows("opportunity", "alert", DealSituation.class, DealAlert.class);
    public static final TableContract<FactAge, FactAge.Freshness> FACT_FRESHNESS =
            TableContract.oneRow("opportunity", "fact-freshness", FactAge.class, FactAge.Freshness.class);

    @Bean
    TableContract<GateFacts, GateGap> stageGateTable() {
        return STAGE_GATE;
    }

    @Bean
    TableContract<DealSituation, DealAlert> alertTable() {
        return ALERT;
    }

    @Bean
    TableContract<FactAge, FactAge.Freshness> factFreshnessTable() {
        return FACT_FRESHNESS;
    }
}
