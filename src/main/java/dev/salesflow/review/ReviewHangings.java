package dev.salesflow.review;

import dev.salesflow.customer.HangingRecords;
import dev.salesflow.shared.Hold;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What of this module hangs on customers: minutes tell of the one that was looked at, what is still to do goes along. */
@Configuration
class ReviewHangings {

    @Bean
    HangingRecords reviewCasesOfCustomer() {
        return HangingRecords.staying(null, "review_case", "customer_id");
    }

    @Bean
    HangingRecords reviewActionsOfCustomer() {
        return HangingRecords.moving(null, "review_action", "customer_id").where("t.state in ('ISSUED', 'DONE')").withVersion();
    }

    /** A customer that a review decided on, or agreed to do something about, outlasts the list it came by. */
    @Bean
    Hold.Source reviewedHolds() {
        return () -> List.of(new Hold("customer", "review", false,
                        "select t.customer_id as record, t.decided_by as by_login, t.decided_at as at from review_case t where t.decided_at is not null"),
                new Hold("customer", "review", false,
                        "select t.customer_id as record, t.agreed_by as by_login, t.agreed_at as at from review_action t where t.customer_id is not null"));
    }
}
