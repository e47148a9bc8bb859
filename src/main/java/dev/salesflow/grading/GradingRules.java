package dev.salesflow.grading;

import dev.salesflow.rules.TableContract;
import dev.salesflow.rules.TableContract.Answers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The tables this module decides by. */
@Configuration
class GradingRules {

    static final TableContract<CustomerProfile, GradeSheet> CUSTOMER_GRADE =
            TableContract.oneRow("grading", "customer-grade", CustomerProfile.class, GradeSheet.class)
                    .answering(Answers.EVERY_CASE);
    static final TableContract<SigningPlan, SigningWindow> SIGNING_WINDOW =
            TableContract.oneRow("grading", "signing-window", SigningPlan.class, SigningWindow.class)
                    .answering(Answers.EVERY_KNOWN_CASE);

    static final TableContract<NeedsScore, NeedsMatch> NEEDS_MATCH =
            TableContract.oneRow("grading", "needs-match", NeedsScore.class, NeedsMatch.class)
                    .answering(Answers.EVERY_CASE);
    static final TableContract<CustomerValue, TierCare> CUSTOMER_TIER =
            TableContract.oneRow("grading", "customer-tier", CustomerValue.class, TierCare.class)
                    .answering(Answers.EVERY_CASE);

    @Bean
    TableContract<NeedsScore, NeedsMatch> needsMatchTable() {
        return NEEDS_MATCH;
    }

    @Bean
    TableContract<CustomerValue, TierCare> customerTierTable() {
        return CUSTOMER_TIER;
    }

    @Bean
    TableContract<CustomerProfile, GradeSheet> customerGradeTable() {
        return CUSTOMER_GRADE;
    }

    @Bean
    TableContract<SigningPlan, SigningWindow> signingWindowTable() {
        return SIGNING_WINDOW;
    }
}
