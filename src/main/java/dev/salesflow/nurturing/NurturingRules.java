package dev.salesflow.nurturing;

import dev.salesflow.rules.TableContract;
import dev.salesflow.rules.TableContract.Answers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The table that says how often a customer hears from us. */
@Configuration
class NurturingRules {

    static final TableContract<CadenceFacts, Cadence> CONTACT_CADENCE =
            TableContract.oneRow("nurturing", "contact-cadence", CadenceFacts.class, Cadence.class)
                    .answering(Answers.EVERY_CASE);

    @Bean
    TableContract<CadenceFacts, Cadence> contactCadenceTable() {
        return CONTACT_CADENCE;
    }
}
