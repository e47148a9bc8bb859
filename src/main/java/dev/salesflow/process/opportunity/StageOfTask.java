package dev.salesflow.process.opportunity;

import dev.salesflow.company.WorkingCalendar;
import dev.salesflow.customer.CustomerBook;
import dev.salesflow.opportunity.Opportunity;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.opportunity.Stage;
import dev.salesflow.process.engine.CreatedTask;
import dev.salesflow.process.engine.TaskCreated;
import dev.salesflow.process.engine.Urgency;
import dev.salesflow.shared.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;

/** A new task of a deal's process, or of one that it calls, moves the deal to the stage the model gives it, and is as urgent as the deal. */
@Component
class StageOfTask implements TaskCreated {

    /** The models' reminders come after as many working days. */
    private static final int DAYS_TO_ACT = 5;

    private final OpportunityBook opportunities;
    private final CustomerBook customers;
    private final IdentityService identities;
    private final WorkingCalendar calendar;
    private final Clock clock;

    StageOfTask(OpportunityBook opportunities, CustomerBook customers, IdentityService identities,
            WorkingCalendar calendar, Clock clock) {
        this.opportunities = opportunities;
        this.customers = customers;
        this.identities = identities;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    public Optional<Urgency> created(CreatedTask task) {
        return opportunities.find(task.businessKey()).map(deal -> {
            task.stage().map(StageOfTask::stage).ifPresent(stage -> opportunities.enterStage(deal.id(), stage, actor()));
            return urgency(deal);
        });
    }

    private Urgency urgency(Opportunity deal) {
        var grade = customers.get(deal.customerId()).grade();
        return new Urgency(grade, deal.amount(), calendar.plus(LocalDate.now(clock), DAYS_TO_ACT));
    }

    private String actor() {
        var person = identities.getCurrentAuthentication();
        return person == null ? null : person.getUserId();
    }

    private static Stage stage(String name) {
        return Arrays.stream(Stage.values()).filter(stage -> stage.name().equals(name)).findFirst()
                .orElseThrow(() -> Refusal.of("opportunity.unknownStage", name));
    }
}
