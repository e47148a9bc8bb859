package dev.salesflow.grading;

import dev.salesflow.customer.CustomerChanged;
import dev.salesflow.customer.CustomerField;
import dev.salesflow.customer.CustomerRegistered;
import dev.salesflow.customer.CustomersTakenBack;
import dev.salesflow.customer.CustomersMerged;
import dev.salesflow.customer.CustomersParted;
import dev.salesflow.customer.CustomersTakenIn;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** When a customer is graded anew: in the transaction that changes a fact, and when an override has run out. */
@Component
class GradingMoments {

    private static final Set<String> FACTS = EnumSet.of(CustomerField.COMPUTERISATION, CustomerField.SELECTION,
            CustomerField.SYSTEM_STATE, CustomerField.SATISFACTION, CustomerField.VENDOR_HOPE,
            CustomerField.DESIGNER_LEFT, CustomerField.EXPECTED_PURCHASE)
            .stream().map(CustomerField::key).collect(Collectors.toUnmodifiableSet());

    private final GradeBook grades;

    GradingMoments(GradeBook grades) {
        this.grades = grades;
    }

    @EventListener
    void on(CustomerRegistered event) {
        grades.regrade(event.customerId(), Cause.REGISTERED, event.by());
    }

    @EventListener
    void on(CustomerChanged event) {
        if (event.fields().stream().anyMatch(FACTS::contains)) {
            grades.regrade(event.customerId(), Cause.CHANGED, event.by());
        }
    }

    /** First of all who hear of it: some of the others go by the grade. */
    @EventListener
    @Order(0)
    void on(CustomersTakenIn event) {
        grades.regradeBatch(event.created(), Cause.IMPORTED, event.by());
        grades.regradeBatch(event.changed(), Cause.IMPORTED, event.by());
    }

    @EventListener
    void on(CustomersTakenBack event) {
        grades.takeBack(event.list(), event.customers());
    }

    /** Its facts are told as a change; an override may have come with what was merged. */
    @EventListener
    void on(CustomersMerged event) {
        grades.regrade(event.into(), Cause.OVERRIDE, event.by());
    }

    /** The one that is back may have missed a new version of the table. */
    @EventListener
    void on(CustomersParted event) {
        grades.regrade(event.into(), Cause.OVERRIDE, event.by());
        grades.regrade(event.from(), Cause.OVERRIDE, event.by());
    }

    @Scheduled(initialDelayString = "PT20S", fixedDelayString = "PT5M")
    void overridesRunOut() {
        while (grades.endExpiredOverrides() > 0) {
            // Each round is a transaction of its own, so that no lock is held for long.
        }
    }
}
