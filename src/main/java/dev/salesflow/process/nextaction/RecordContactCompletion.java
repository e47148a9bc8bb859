package dev.salesflow.process.nextaction;

import dev.salesflow.customer.CustomerBook;
import dev.salesflow.identity.Viewers;
import dev.salesflow.nurturing.ContactBook;
import dev.salesflow.nurturing.ContactNote;
import dev.salesflow.nurturing.ContactResult;
import dev.salesflow.nurturing.ContactWay;
import dev.salesflow.nurturing.NextAction;
import dev.salesflow.process.engine.CompletedTask;
import dev.salesflow.process.engine.Literal;
import dev.salesflow.process.engine.OpenTask;
import dev.salesflow.process.engine.TaskCompletion;
import dev.salesflow.shared.Days;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.web.Texts;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What came of a due next action: a contact, done or failed without one, or another day. */
@Component
class RecordContactCompletion implements TaskCompletion {

    private final ContactBook contacts;
    private final CustomerBook customers;
    private final Viewers viewers;
    private final Clock clock;
    private final Texts texts;

    RecordContactCompletion(ContactBook contacts, CustomerBook customers, Viewers viewers, Clock clock, Texts texts) {
        this.contacts = contacts;
        this.customers = customers;
        this.viewers = viewers;
        this.clock = clock;
        this.texts = texts;
    }

    @Override
    public String taskId() {
        return "recordContact";
    }

    @Override
    public void complete(CompletedTask task) {
        var by = viewers.of(task.login());
        switch (task.text("outcome")) {
            case "contacted" -> contacts.record(note(task), by);
            case "done" -> contacts.close(task.businessKey(), ContactResult.DONE, by);
            case "failed" -> contacts.close(task.businessKey(), ContactResult.FAILED, by);
            case "later" -> contacts.postpone(task.businessKey(), task.date("nextDue").orElse(null), by);
            default -> throw Refusal.ofField("outcome", "error.notAChoice");
        }
    }

    /** The task itself is the request: sent twice it makes one record. */
    private ContactNote note(CompletedTask task) {
        var before = contacts.get(task.businessKey());
        var next = task.optionalText("nextAction")
                .map(action -> new NextAction(action, before.next().owner(), task.date("nextDue").orElse(null), null)).orElse(null);
        return new ContactNote("task:" + task.id(), before.customerId(), before.contactId(), before.opportunityId(),
                task.moment("heldAt", clock.getZone()).orElse(null), task.choice("way", ContactWay.class).orElse(null), task.text("said"),
                task.optionalText("customerWords").orElse(null), task.optionalText("objection").orElse(null), task.optionalText("answer").orElse(null),
                null, next, before.id());
    }

    @Override
    public Map<String, Object> formData(OpenTask task) {
        var record = contacts.get(task.businessKey());
        var shown = new HashMap<String, Object>();
        shown.put("customerName", Literal.of(customers.get(record.customerId()).name()));
        shown.put("heldAt", Days.nowForForms(clock));
        shown.put("agreed", Literal.of(record.next().action()));
        shown.put("lastSaid", Literal.of(texts.textOr(record.word(), record.said())));
        return shown;
    }
}
