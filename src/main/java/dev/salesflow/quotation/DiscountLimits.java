package dev.salesflow.quotation;

import dev.salesflow.company.CompanyBook;
import dev.salesflow.grading.CustomerTier;
import dev.salesflow.quotation.DiscountApproval.Approver;
import dev.salesflow.rules.FiredRow;
import dev.salesflow.rules.RuleBook;
import dev.salesflow.rules.TableContract;
import java.util.List;
import org.springframework.stereotype.Component;

/** Asks the table {@code discount-limit} whom a quotation waits for. */
@Component
public class DiscountLimits {

    /** Where the table says nothing of a case: what nobody thought of is looked at. */
    public static final DiscountApproval UNKNOWN = new DiscountApproval(true, List.of(Approver.MANAGER), null);

    private final RuleBook rules;
    private final TableContract<DiscountRequest, DiscountApproval> limits;
    private final CompanyBook company;

    DiscountLimits(RuleBook rules, TableContract<DiscountRequest, DiscountApproval> limits, CompanyBook company) {
        this.rules = rules;
        this.limits = limits;
        this.company = company;
    }

    /** @param tier of the customer; null: buys for the first time, or nothing within a year */
    public DiscountApproval of(Quotation quotation, CustomerTier tier) {
        return rules.decide(limits, DiscountRequest.of(quotation, tier, company.current().currency())).row().map(FiredRow::result).orElse(UNKNOWN);
    }

    /** Whether anybody must agree before it goes out. */
    public boolean holds(Quotation quotation, CustomerTier tier) {
        return !Boolean.FALSE.equals(of(quotation, tier).needed());
    }
}
