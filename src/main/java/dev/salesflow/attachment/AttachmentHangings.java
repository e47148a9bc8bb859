package dev.salesflow.attachment;

import dev.salesflow.customer.HangingRecords;
import dev.salesflow.shared.Hold;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What of this module hangs on customers, and that those with a file outlast the list they came by. */
@Configuration
class AttachmentHangings {

    private static final String OF = "select t.%s as record, t.uploaded_by as by_login, t.uploaded_at as at from attachment t where t.%<s is not null";

    @Bean
    HangingRecords attachmentsOfCustomer() {
        return HangingRecords.moving("attachments", "attachment", "customer_id");
    }

    @Bean
    Hold.Source attachmentHolds() {
        return () -> List.of(new Hold("customer", "attachment", false, OF.formatted("customer_id")),
                new Hold("opportunity", "attachment", false, OF.formatted("opportunity_id")));
    }
}
