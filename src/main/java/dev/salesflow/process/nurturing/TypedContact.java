package dev.salesflow.process.nurturing;

import dev.salesflow.identity.Viewers;
import dev.salesflow.nurturing.ContactBook;
import dev.salesflow.nurturing.ContactNote;
import dev.salesflow.nurturing.ContactResult;
import dev.salesflow.nurturing.ContactWay;
import dev.salesflow.nurturing.NextAction;
import dev.salesflow.process.engine.CompletedTask;
import dev.salesflow.shared.Days;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A contact as the forms of this process take it; the task itself is the request, so that sent twice it makes one record. */
@Component
class TypedContact {

    private final ContactBook contacts;
    private final Viewers viewers;
    private final Clock clock;

    TypedContact(ContactBook contacts, Viewers viewers, Clock clock) {
        this.contacts = contacts;
        this.viewers = viewers;
        this.clock = clock;
    }

    /** What a form proposes as the time of the contact. */
    String now() {
        return Days.nowForForms(clock);
    }

    void record(CompletedTask task, UUID customer, ContactResult result) {
        var next = task.optionalText("nextAction").filter(action -> result == null)
                .map(action -> new NextAction(action, task.login(), task.date("nextDue").orElse(null), null)).orElse(null);
        contacts.record(new ContactNote("task:" + task.id(), customer, null, null, task.moment("heldAt", clock.getZone()).orElse(null),
                task.choice("way", ContactWay.class).orElse(null), task.text("said"), task.optionalText("customerWords").orElse(null),
                task.optionalText("objection").orElse(null), task.optionalText("answer").orElse(null), result, next, null), viewers.of(task.login()));
    }
}
