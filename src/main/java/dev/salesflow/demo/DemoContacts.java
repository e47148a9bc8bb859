package dev.salesflow.demo;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.salesflow.identity.Viewers;
import dev.salesflow.nurturing.ContactBook;
import dev.salesflow.nurturing.ContactNote;
import dev.salesflow.nurturing.ContactWay;
import dev.salesflow.nurturing.NextAction;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What the demo's reps talked about with their customers, and what they are to do next. */
@Component
class DemoContacts {

    private final ContactBook contacts;
    private final Viewers viewers;
    private final Past past;

    DemoContacts(ContactBook contacts, Viewers viewers, Past past) {
        this.contacts = contacts;
        this.viewers = viewers;
        this.past = past;
    }

    void tell(String customerKey, UUID customer, String suffix) {
        DemoFiles.rows("contact-records.csv").stream().filter(row -> row.getField("customer").equals(customerKey))
                .forEach(row -> tell(row, customer, suffix));
    }

    private void tell(NamedCsvRecord row, UUID customer, String suffix) {
        var mark = past.mark();
        var by = row.getField("by") + suffix;
        var daysAgo = Integer.parseInt(row.getField("daysAgo"));
        var next = row.getField("action").isBlank() ? null
                : new NextAction(row.getField("action"), by, past.day(-Integer.parseInt(row.getField("dueInDays"))), null);
        var record = contacts.record(new ContactNote("demo:" + customer + ":" + daysAgo, customer, null, null, null,
                ContactWay.valueOf(row.getField("way")), row.getField("said"), row.getField("customerWords"), row.getField("objection"),
                row.getField("answer"), null, next, null), viewers.of(by));
        past.ofContact(record.id(), customer, mark, daysAgo);
    }
}
