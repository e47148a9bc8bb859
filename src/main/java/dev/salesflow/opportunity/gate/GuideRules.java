package dev.salesflow.opportunity.gate;

import dev.salesflow.rules.TableContract;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The table of what the method teaches for each stage. */
@Configuration
class GuideRules {

    static final TableContract<GuideFacts, GuideLine> STAGE_GUIDE =
            TableContract.allRows("opportunity", "stage-guide", GuideFacts.class, GuideLine.class);

    @Bean
    TableContract<GuideFacts, GuideLine> stageGuideTable() {
        return STAGE_GUIDE;
    }
}
