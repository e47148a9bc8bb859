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

    @Bean
    TableContract<CustomerProfile, GradeSheet> customerGradeTable() {
        return CUSTOMER_GRADE;
    }

    @Bean
    TableContract<SigningPlan, SigningWindow> signingWindowTable() {
        return SIGNING_WINDOW;
    }
}
