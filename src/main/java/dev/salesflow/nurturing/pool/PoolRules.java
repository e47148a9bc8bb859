package dev.salesflow.nurturing.pool;

import dev.salesflow.rules.TableContract;
import dev.salesflow.rules.TableContract.Answers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The table that says how many customers are too many or too few. */
@Configuration
class PoolRules {

    static final TableContract<TerritoryFacts, TerritoryFacts.Verdict> TERRITORY_LOAD =
            TableContract.oneRow("nurturing", "territory-load", TerritoryFacts.class, TerritoryFacts.Verdict.class)
                    .answering(Answers.EVERY_KNOWN_CASE);

    @Bean
    TableContract<TerritoryFacts, TerritoryFacts.Verdict> territoryLoadTable() {
        return TERRITORY_LOAD;
    }
}
