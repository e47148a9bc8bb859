package dev.salesflow.nurturing.approach;

import dev.salesflow.rules.TableContract;
import dev.salesflow.rules.TableContract.Answers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The tables that say what progress is and when a manager looks at a customer without it. */
@Configuration
class ApproachRules {

    static final TableContract<ProgressFacts, ProgressFacts.Verdict> PROGRESS =
            TableContract.oneRow("nurturing", "contact-progress", ProgressFacts.class, ProgressFacts.Verdict.class)
                    .answering(Answers.EVERY_KNOWN_CASE);
    static final TableContract<ApproachFacts, ApproachFacts.Advice> REVIEW =
            TableContract.oneRow("nurturing", "approach-review", ApproachFacts.class, ApproachFacts.Advice.class);

    @Bean
    TableContract<ProgressFacts, ProgressFacts.Verdict> contactProgressTable() {
        return PROGRESS;
    }

    @Bean
    TableContract<ApproachFacts, ApproachFacts.Advice> approachReviewTable() {
        return REVIEW;
    }
}
