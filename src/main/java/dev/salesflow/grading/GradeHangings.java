package dev.salesflow.grading;

import dev.salesflow.customer.HangingRecords;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What of this module hangs on a customer: a decision rested on the facts of just that one, an override is about the company. */
@Configuration
class GradeHangings {

    @Bean
    HangingRecords decisionsOfCustomer() {
        return HangingRecords.staying("gradeDecisions", "grade_decision", "customer_id");
    }

    /** Two cannot be in force: that of the one that stays goes on. */
    @Bean
    HangingRecords overridesOfCustomer() {
        return HangingRecords.moving("gradeOverrides", "grade_override", "customer_id").where("""
                (t.ended_at is not null or not exists (
                    select 1 from grade_override mine where mine.customer_id = :into and mine.ended_at is null))""");
    }
}
