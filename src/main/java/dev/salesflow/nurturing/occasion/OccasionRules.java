package dev.salesflow.nurturing.occasion;

import dev.salesflow.rules.TableContract;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The table that says what to do with an occasion. */
@Configuration
class OccasionRules {

    static final TableContract<OccasionFacts, OccasionFacts.Idea> OCCASION_WAY =
            TableContract.oneRow("nurturing", "occasion-way", OccasionFacts.class, OccasionFacts.Idea.class);

    @Bean
    TableContract<OccasionFacts, OccasionFacts.Idea> occasionWayTable() {
        return OCCASION_WAY;
    }
}
