package dev.salesflow.grading;

import dev.salesflow.customer.CustomerData;
import dev.salesflow.customer.FirstGrades;
import dev.salesflow.rules.RuleBook;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a list's new customers will be graded. */
@Component
class ListedGrades implements FirstGrades {

    private final RuleBook rules;
    private final Clock clock;

    ListedGrades(RuleBook rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public List<FirstGrade> of(List<CustomerData> customers) {
        var verdicts = new Judge(rules, LocalDate.now(clock)).verdicts(customers.stream().map(ListedGrades::profile).toList(),
                customers.stream().map(CustomerData::expectedPurchase).toList());
        return verdicts.stream().map(verdict -> new FirstGrade(verdict.grade() == null ? null : verdict.grade().name(), verdict.flagged())).toList();
    }

    private static CustomerProfile profile(CustomerData data) {
        return new CustomerProfile(data.computerisation(), data.selection(), data.systemState(), data.satisfaction(), data.vendorHope(),
                data.designerLeft());
    }
}
