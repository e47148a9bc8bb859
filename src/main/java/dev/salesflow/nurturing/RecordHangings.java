package dev.salesflow.nurturing;

import dev.salesflow.customer.HangingRecords;
import dev.salesflow.shared.Hold;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What of this module hangs on customers, and that those somebody spoke to outlast the list they came by. */
@Configuration
class RecordHangings {

    private static final String OF = "select t.%s as record, t.recorded_by as by_login, t.recorded_at as at from contact_record t where t.%<s is not null";

    @Bean
    HangingRecords contactRecordsOfCustomer() {
        return HangingRecords.moving("contactRecords", "contact_record", "customer_id").withVersion();
    }

    /** Each customer has its own, kept by the database. */
    @Bean
    HangingRecords contactPlanOfCustomer() {
        return HangingRecords.staying(null, "contact_plan", "customer_id");
    }

    @Bean
    HangingRecords poolStaysOfCustomer() {
        return HangingRecords.staying(null, "pool_stay", "customer_id");
    }

    @Bean
    HangingRecords approachReviewsOfCustomer() {
        return HangingRecords.staying(null, "approach_review", "customer_id");
    }

    @Bean
    Hold.Source contactRecordHolds() {
        return () -> List.of(hold("customer", "customer_id"), hold("contact", "contact_id"), hold("opportunity", "opportunity_id"));
    }

    private static Hold hold(String table, String column) {
        return new Hold(table, "contactRecord", false, OF.formatted(column));
    }
}
