package dev.salesflow.process.opportunity;

import dev.salesflow.identity.Viewers;
import dev.salesflow.nurturing.ContactBook;
import dev.salesflow.nurturing.ContactNote;
import dev.salesflow.nurturing.ContactWay;
import dev.salesflow.nurturing.NextAction;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.process.engine.CompletedTask;
import dev.salesflow.shared.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** What was promised at a meeting becomes next actions of those who do it, each with its day. */
@Component
public class FollowUps {

    private static final String NEXT = "nextAction";
    private static final List<String> FIELDS = List.of(NEXT, "followUp");

    private final ContactBook contacts;
    private final OpportunityBook deals;
    private final Viewers viewers;
    private final Clock clock;

    FollowUps(ContactBook contacts, OpportunityBook deals, Viewers viewers, Clock clock) {
        this.contacts = contacts;
        this.deals = deals;
        this.viewers = viewers;
        this.clock = clock;
    }

    /**
     * A next action without a day stays a line of the minutes, where the form lets it be so.
     *
     * @param said at the meeting, in the rep's own words
     */
    public void take(CompletedTask task, String said) {
        for (var field : FIELDS) {
            var day = task.date(field + "On");
            var action = task.optionalText(field);
            if (day.isPresent() && action.isEmpty()) {
                throw Refusal.ofField(field, "error.required");
            }
            if (day.isEmpty() && action.isPresent() && !field.equals(NEXT)) {
                throw Refusal.ofField(field + "On", "error.required");
            }
            day.ifPresent(due -> record(task, field, due, said));
        }
    }

    private void record(CompletedTask task, String field, LocalDate day, String said) {
        if (day.isBefore(LocalDate.now(clock))) {
            throw Refusal.ofField(field + "On", "nextAction.dueInPast");
        }
        var deal = deals.get(task.businessKey());
        var next = new NextAction(task.text(field), task.optionalText(field + "By").orElse(task.login()), day, null);
        contacts.record(new ContactNote("meeting:" + task.id() + ":" + field, deal.customerId(), null, deal.id(), null, way(task), said, null, null, null,
                null, next, null), viewers.of(task.login()));
    }

    private static ContactWay way(CompletedTask task) {
        return switch (task.text("way")) {
            case "VISIT" -> ContactWay.VISIT;
            case "PHONE" -> ContactWay.PHONE;
            default -> ContactWay.OTHER;
        };
    }
}
