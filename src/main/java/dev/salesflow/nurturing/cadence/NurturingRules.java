package dev.salesflow.nurturing.cadence;

import dev.salesflow.nurturing.Cadence;
import dev.salesflow.nurturing.CadenceFacts;
import dev.salesflow.rules.TableContract;
import dev.salesflow.rules.TableContract.Answers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The tables that say how often a customer hears from us, when it goes back to the pool, and how much one person takes on. */
@Configuration
class NurturingRules {

    static final TableContract<CadenceFacts, Cadence> CONTACT_CADENCE =
            TableContract.oneRow("nurturing", "contact-cadence", CadenceFacts.class, Cadence.class)
                    .answering(Answers.EVERY_CASE);
    static final TableContract<PoolFacts, PoolFacts.Term> POOL_RETURN =
            TableContract.oneRow("nurturing", "pool-return", PoolFacts.class, PoolFacts.Term.class)
                    .answering(Answers.EVERY_CASE);
    static final TableContract<LimitFacts, LimitFacts.Limits> NURTURING_LIMIT =
            TableContract.oneRow("nurturing", "nurturing-limit", LimitFacts.class, LimitFacts.Limits.class)
                    .answering(Answers.EVERY_KNOWN_CASE);

    @Bean
    TableContract<CadenceFacts, Cadence> contactCadenceTable() {
        return CONTACT_CADENCE;
    }

    @Bean
    TableContract<PoolFacts, PoolFacts.Term> poolReturnTable() {
        return POOL_RETURN;
    }

    @Bean
    TableContract<LimitFacts, LimitFacts.Limits> nurturingLimitTable() {
        return NURTURING_LIMIT;
    }
}
