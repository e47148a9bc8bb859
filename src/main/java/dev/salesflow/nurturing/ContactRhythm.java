package dev.salesflow.nurturing;

import dev.salesflow.customer.Customer;
import dev.salesflow.grading.Grade;
import dev.salesflow.rules.RuleBook;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** When a customer should hear from us again, by the table {@code contact-cadence}. */
@Component
public class ContactRhythm {

    private final RuleBook ruleBook;
    private final Clock clock;

    ContactRhythm(RuleBook ruleBook, Clock clock) {
        this.ruleBook = ruleBook;
        this.clock = clock;
    }

    /** Counted from today; empty where the table says nothing of such a customer. */
    public Optional<LocalDate> nextContact(Customer customer) {
        var grade = customer.grade() == null ? null : Grade.valueOf(customer.grade());
        return ruleBook.decide(NurturingRules.CONTACT_CADENCE, CadenceFacts.of(grade)).row()
                .map(fired -> fired.result().days()).map(days -> LocalDate.now(clock).plusDays(days));
    }
}
