package dev.salesflow.process.nurturing;

import dev.salesflow.company.WorkingCalendar;
import dev.salesflow.customer.CustomerBook;
import dev.salesflow.nurturing.approach.ApproachBook;
import dev.salesflow.nurturing.cadence.ContactPlans;
import dev.salesflow.process.engine.CreatedTask;
import dev.salesflow.process.engine.TaskCreated;
import dev.salesflow.process.engine.Urgency;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A due contact is due on its day; a decision, and the approach it asks for, within some working days. */
@Component
class NurturingUrgency implements TaskCreated {

    private static final int DAYS_TO_ACT = 3;

    private final CustomerBook customers;
    private final ContactPlans plans;
    private final ApproachBook approaches;
    private final WorkingCalendar calendar;
    private final Clock clock;

    NurturingUrgency(CustomerBook customers, ContactPlans plans, ApproachBook approaches, WorkingCalendar calendar, Clock clock) {
        this.customers = customers;
        this.plans = plans;
        this.approaches = approaches;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    public Optional<Urgency> created(CreatedTask task) {
        if (!task.processId().equals(NurturingFlow.PROCESS)) {
            return Optional.empty();
        }
        if (task.taskId().equals("contactCustomer")) {
            return Optional.of(new Urgency(customers.get(task.businessKey()).grade(), null,
                    plans.of(task.businessKey()).map(plan -> plan.dueOn()).orElse(null)));
        }
        return Optional.of(new Urgency(customers.get(approaches.get(task.businessKey()).customerId()).grade(), null,
                calendar.plus(LocalDate.now(clock), DAYS_TO_ACT)));
    }
}
