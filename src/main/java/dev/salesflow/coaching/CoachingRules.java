package dev.salesflow.coaching;

import dev.salesflow.rules.TableContract;
import dev.salesflow.rules.TableContract.Answers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The tables that managers own in this module. */
@Configuration
class CoachingRules {

    static final TableContract<RepFacts, CoachingAdvice> TRIGGER =
            TableContract.rowsInTurn("coaching", "coaching-trigger", RepFacts.class, CoachingAdvice.class);
    static final TableContract<CoachedDeal, CoachedDeal.Way> KIND =
            TableContract.oneRow("coaching", "coaching-kind", CoachedDeal.class, CoachedDeal.Way.class)
                    .answering(Answers.EVERY_CASE);
    static final TableContract<StandingDeal, StandingDeal.Patience> PATIENCE =
            TableContract.oneRow("coaching", "stage-patience", StandingDeal.class, StandingDeal.Patience.class)
                    .answering(Answers.EVERY_KNOWN_CASE);
    static final TableContract<RepActivity, RepActivity.Minimum> MINIMUM =
            TableContract.oneRow("coaching", "activity-minimum", RepActivity.class, RepActivity.Minimum.class)
                    .answering(Answers.EVERY_KNOWN_CASE);

    @Bean
    TableContract<RepFacts, CoachingAdvice> coachingTriggerTable() {
        return TRIGGER;
    }

    @Bean
    TableContract<CoachedDeal, CoachedDeal.Way> coachingKindTable() {
        return KIND;
    }

    @Bean
    TableContract<StandingDeal, StandingDeal.Patience> stagePatienceTable() {
        return PATIENCE;
    }

    @Bean
    TableContract<RepActivity, RepActivity.Minimum> activityMinimumTable() {
        return MINIMUM;
    }
}
