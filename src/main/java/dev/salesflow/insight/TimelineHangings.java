package dev.salesflow.insight;

import dev.salesflow.customer.HangingRecords;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What of this module hangs on a customer. */
@Configuration
class TimelineHangings {

    @Bean
    HangingRecords timelineOfCustomer() {
        return HangingRecords.moving("timeline", "timeline_entry", "customer_id");
    }
}
