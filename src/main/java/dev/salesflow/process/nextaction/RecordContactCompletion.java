package dev.salesflow.process.nextaction;

import dev.salesflow.customer.CustomerBook;
import dev.salesflow.identity.Viewers;
import dev.salesflow.nurturing.ContactBook;
import dev.salesflow.nurturing.ContactResult;
import dev.salesflow.process.engine.CompletedTask;
import dev.salesflow.process.engine.Literal;
import dev.salesflow.process.engine.OpenTask;
import dev.salesflow.process.engine.TaskCompletion;
import dev.salesflow.process.nurturing.TypedContact;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.web.Texts;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What came of a due next action: a contact, done or failed without one, or another day. */
@Component
class RecordContactCompletion implements TaskCompletion {

    private final ContactBook contacts;
    private final CustomerBook customers;
    private final Viewers viewers;
    private final TypedContact typed;
    private final Texts texts;

    RecordContactCompletion(ContactBook contacts, CustomerBook customers, Viewers viewers, TypedContact typed, Texts texts) {
        this.contacts = contacts;
        this.customers = customers;
        this.viewers = viewers;
        this.typed = typed;
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
            case "contacted" -> typed.complete(task, contacts.get(task.businessKey()));
            case "done" -> contacts.close(task.businessKey(), ContactResult.DONE, by);
            case "failed" -> contacts.close(task.businessKey(), ContactResult.FAILED, by);
            case "later" -> contacts.postpone(task.businessKey(), task.date("nextDue").orElse(null), by);
            default -> throw Refusal.ofField("outcome", "error.notAChoice");
        }
    }

    @Override
    public Map<String, Object> formData(OpenTask task) {
        var record = contacts.get(task.businessKey());
        var shown = new HashMap<String, Object>();
        shown.put("customerName", Literal.of(customers.get(record.customerId()).name()));
        shown.put("agreed", Literal.of(record.next().action()));
        shown.put("lastSaid", Literal.of(texts.textOr(record.word(), record.said())));
        return shown;
    }
}
