package dev.salesflow.review;

import dev.salesflow.rules.TableContract;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The table that says what a case review asks. */
@Configuration
public class ReviewRules {

    public static final TableContract<ReviewedCase, ReviewItem> CASE_REVIEW =
            TableContract.allRows("review", "case-review", ReviewedCase.class, ReviewItem.class);

    @Bean
    TableContract<ReviewedCase, ReviewItem> caseReviewTable() {
        return CASE_REVIEW;
    }
}
