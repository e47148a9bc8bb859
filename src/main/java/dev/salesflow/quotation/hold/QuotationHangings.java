package dev.salesflow.quotation.hold;

import dev.salesflow.customer.HangingRecords;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What of this module hangs on a customer, by its deals. */
@Configuration
class QuotationHangings {

    @Bean
    HangingRecords quotationsOfCustomer() {
        return HangingRecords.following("quotations", "quotation q join opportunity o on o.id = q.opportunity_id", "o.customer_id");
    }
}
