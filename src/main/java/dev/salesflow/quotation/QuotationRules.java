package dev.salesflow.quotation;

import dev.salesflow.rules.TableContract;
import dev.salesflow.rules.TableContract.Answers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The table that says whom a discount waits for. */
@Configuration
class QuotationRules {

    static final TableContract<DiscountRequest, DiscountApproval> DISCOUNT_LIMIT =
            TableContract.oneRow("quotation", "discount-limit", DiscountRequest.class, DiscountApproval.class)
                    .answering(Answers.EVERY_CASE);

    @Bean
    TableContract<DiscountRequest, DiscountApproval> discountLimitTable() {
        return DISCOUNT_LIMIT;
    }
}
