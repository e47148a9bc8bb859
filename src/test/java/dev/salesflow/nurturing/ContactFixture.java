package dev.salesflow.nurturing;

import java.time.LocalDate;
import java.util.UUID;

/** Contacts to be recorded, complete but for what a test is about. */
public final class ContactFixture {

    private ContactFixture() {
    }

    public static ContactNote call(UUID customer) {
        return new ContactNote(UUID.randomUUID().toString(), customer, null, null, null, ContactWay.PHONE, "They wait for the budget",
                null, null, null, null, null, null);
    }

    public static ContactNote withNext(ContactNote note, String owner, LocalDate due) {
        return new ContactNote(note.requestId(), note.customerId(), note.contactId(), note.opportunityId(), note.heldAt(), note.way(),
                note.said(), note.customerWords(), note.objection(), note.answer(), null, new NextAction("Call Ms Li", owner, due, null),
                note.completes());
    }

    public static ContactNote completing(ContactNote note, UUID record) {
        return new ContactNote(note.requestId(), note.customerId(), note.contactId(), note.opportunityId(), note.heldAt(), note.way(),
                note.said(), note.customerWords(), note.objection(), note.answer(), note.result(), note.next(), record);
    }
}
