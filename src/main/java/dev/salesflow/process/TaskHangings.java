package dev.salesflow.process;

import dev.salesflow.customer.HangingRecords;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What of the engine hangs on a customer: the open tasks of its deals. */
@Configuration
class TaskHangings {

    @Bean
    HangingRecords tasksOfCustomer() {
        return HangingRecords.following("tasks", "act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_"
                + " join opportunity o on cast(o.id as text) = e.business_key_", "o.customer_id");
    }
}
