package dev.salesflow.opportunity;

import dev.salesflow.customer.HangingRecords;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What of this module hangs on a customer. */
@Configuration
class DealHangings {

    @Bean
    HangingRecords dealsOfCustomer() {
        return HangingRecords.moving("opportunities", "opportunity", "customer_id").withVersion();
    }
}
