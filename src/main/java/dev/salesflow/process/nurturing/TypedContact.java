package dev.salesflow.process.nurturing;

import dev.salesflow.identity.Viewers;
import dev.salesflow.nurturing.ContactBook;
import dev.salesflow.nurturing.ContactNote;
import dev.salesflow.nurturing.ContactRecord;
import dev.salesflow.nurturing.ContactResult;
import dev.salesflow.nurturing.ContactWay;
import dev.salesflow.nurturing.NextAction;
import dev.salesflow.process.engine.CompletedTask;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * A contact as the forms of tasks take it; the task itself is the request, so that sent twice it makes one record. Without a moment it
 * was just now: a moment proposed as the form opens would have passed when it is sent.
 */
@Component
public class TypedContact {

    /** Whom it was with and what it was about, whose the next action is, and which one this contact was. */
    private record About(UUID customer, UUID person, UUID deal, String nextOwner, UUID completes) {
    }

    private final ContactBook contacts;
    private final Viewers viewers;
    private final Clock clock;

    TypedContact(ContactBook contacts, Viewers viewers, Clock clock) {
        this.contacts = contacts;
        this.viewers = viewers;
        this.clock = clock;
    }

    /** With the customer, whoever it was there; what comes next is the person's own. */
    void record(CompletedTask task, UUID customer, ContactResult result) {
        record(task, new About(customer, null, null, task.login(), null), result);
    }

    /** The next action that was agreed before; what comes next stays with whoever had this one. */
    public void complete(CompletedTask task, ContactRecord before) {
        record(task, new About(before.customerId(), before.contactId(), before.opportunityId(), before.next().owner(), before.id()), null);
    }

    private void record(CompletedTask task, About about, ContactResult result) {
        var next = task.optionalText("nextAction").filter(action -> result == null)
                .map(action -> new NextAction(action, about.nextOwner(), task.date("nextDue").orElse(null), null)).orElse(null);
        contacts.record(new ContactNote("task:" + task.id(), about.customer(), about.person(), about.deal(), task.moment("heldAt", clock.getZone()).orElse(null),
                task.choice("way", ContactWay.class).orElse(null), task.text("said"), task.optionalText("customerWords").orElse(null),
                task.optionalText("objection").orElse(null), task.optionalText("answer").orElse(null), result, next, about.completes()), viewers.of(task.login()));
    }
}
