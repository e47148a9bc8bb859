package dev.salesflow.process.nurturing;

import dev.salesflow.identity.Viewers;
import dev.salesflow.nurturing.ContactBook;
import dev.salesflow.nurturing.ContactNote;
import dev.salesflow.nurturing.ContactResult;
import dev.salesflow.nurturing.ContactWay;
import dev.salesflow.nurturing.NextAction;
import dev.salesflow.process.engine.CompletedTask;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A contact as the forms of this process take it; the task itself is the request, so that sent twice it makes one record. */
@Component
class TypedContact {

    private final ContactBook contacts;
    private final Viewers viewers;

    TypedContact(ContactBook contacts, Viewers viewers) {
        this.contacts = contacts;
        this.viewers = viewers;
    }

    void record(CompletedTask task, UUID customer, ContactResult result) {
        var next = task.optionalText("nextAction").filter(action -> result == null)
                .map(action -> new NextAction(action, task.login(), task.date("nextDue").orElse(null), null)).orElse(null);
        contacts.record(new ContactNote("task:" + task.id(), customer, null, null, null, task.choice("way", ContactWay.class).orElse(null),
                task.text("said"), task.optionalText("customerWords").orElse(null), null, null, result, next, null), viewers.of(task.login()));
    }
}
