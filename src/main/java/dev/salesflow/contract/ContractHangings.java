package dev.salesflow.contract;

import dev.salesflow.customer.HangingRecords;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What of this module hangs on a customer, by its deals. */
@Configuration
class ContractHangings {

    @Bean
    HangingRecords contractsOfCustomer() {
        return HangingRecords.following("contracts", "contract k join opportunity o on o.id = k.opportunity_id", "o.customer_id");
    }
}
