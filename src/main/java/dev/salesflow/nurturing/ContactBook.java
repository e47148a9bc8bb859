package dev.salesflow.nurturing;

import dev.salesflow.customer.CustomerBook;
import dev.salesflow.identity.Viewer;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import dev.salesflow.shared.Turn;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to contacts and their next actions. Whoever sees a customer may record a contact; an action is its owner's to
 * close, postpone and hand over, and theirs who lead the owner. Only who sees the customer can be given one.
 */
@Component
@Transactional
public class ContactBook {

    private final ContactRecords records;
    private final CustomerBook customers;
    private final ContactLinks links;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ContactBook(ContactRecords records, CustomerBook customers, ContactLinks links, JdbcClient jdbc,
            ApplicationEventPublisher events, Clock clock) {
        this.records = records;
        this.customers = customers;
        this.links = links;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Records it, or answers the record that the same request made before: a race ends with one record too. */
    public ContactRecord record(ContactNote note, Viewer by) {
        return record(note, null, by, links.problemOfSight(note, by));
    }

    /**
     * The same of a customer whom the person was given to call, whoever owns it: that it was given is the caller's to know.
     *
     * @param word key of a message that says what the note says, where the caller wrote nothing: each reader is told in their language
     */
    public ContactRecord recordOfCall(ContactNote note, String word, Viewer by) {
        return record(note, word, by, Optional.empty());
    }

    private ContactRecord record(ContactNote note, String word, Viewer by, Optional<Refusal> unseen) {
        new Refusals().addAll(note.problems(clock)).throwIfAny();
        Turn.take(jdbc, "contact record " + note.requestId());
        var known = records.findByRequestId(note.requestId());
        if (known.isPresent()) {
            return same(known.get(), note, by);
        }
        new Refusals().add(unseen).throwIfAny();
        new Refusals().addAll(links.problems(note, by)).throwIfAny();
        customers.hold(note.customerId());
        Optional.ofNullable(note.completes()).map(id -> mine(id, by)).filter(ContactRecord::isOpen)
                .ifPresent(done -> close(done, ContactResult.DONE, true, by));
        var record = records.save(ContactRecord.of(note, word, by.login(), clock));
        events.publishEvent(new ContactRecorded(record.id(), record.customerId(), record.opportunityId(), record.heldAt(),
                record.way(), record.said(), word, note.next(), by.login()));
        return record;
    }

    private static ContactRecord same(ContactRecord known, ContactNote note, Viewer by) {
        if (!known.recordedBy().equals(by.login()) || !known.customerId().equals(note.customerId())) {
            throw Refusal.ofField("requestId", "contactRecord.requestIdUsed");
        }
        return known;
    }

    /** Everything that keeps this person from recording it, each naming its field. */
    @Transactional(readOnly = true)
    public List<Refusal> problems(ContactNote note, Viewer by) {
        var problems = new Refusals().addAll(note.problems(clock));
        if (note.customerId() == null) {
            return problems.all();
        }
        var unseen = links.problemOfSight(note, by);
        return unseen.isPresent() ? problems.add(unseen).all() : problems.addAll(links.problems(note, by)).all();
    }

    @Transactional(readOnly = true)
    public ContactRecord get(UUID id) {
        return records.require(id);
    }

    /** The record whose next action this person does or leads; closed ones too. */
    @Transactional(readOnly = true)
    public ContactRecord mine(UUID id, Viewer viewer) {
        if (!links.isMine(id, viewer)) {
            throw new NotFound("next action", id);
        }
        return get(id);
    }

    /** What its author told wrong; who it was with, when, and what comes next stay. */
    public void correct(UUID id, ContactWords words, Viewer by) {
        var record = records.require(id);
        if (!record.recordedBy().equals(by.login())) {
            throw new NotFound("contact record", id);
        }
        if (!record.words().equals(words)) {
            record.correct(words, clock.instant());
            records.save(record);
            events.publishEvent(new ContactCorrected(id, record.customerId(), record.opportunityId(), record.heldOn(), record.said(), by.login()));
        }
    }

    /** It was none: its author chose wrongly a short while ago. What it promised nobody owes. */
    public void takeBack(UUID id, Viewer by) {
        var record = records.require(id);
        if (!record.recordedBy().equals(by.login())) {
            throw new NotFound("contact record", id);
        }
        record.mayBeTakenBack(clock.instant());
        if (record.isOpen()) {
            close(record, ContactResult.FAILED, true, by);
        }
        records.delete(records.require(id));
        events.publishEvent(new ContactTakenBack(id, record.customerId(), record.opportunityId(), record.heldOn(), by.login()));
    }

    /** Done or failed without a contact of its own. */
    public void close(UUID id, ContactResult how, Viewer by) {
        close(mine(id, by), how, false, by);
    }

    /** Its customer went back to the pool: nobody does it any more. */
    void lapse(UUID id) {
        close(records.require(id), ContactResult.FAILED, false, (String) null);
    }

    private void close(ContactRecord record, ContactResult how, boolean byContact, Viewer by) {
        close(record, how, byContact, by.login());
    }

    private void close(ContactRecord record, ContactResult how, boolean byContact, String by) {
        record.close(how, by, clock.instant());
        records.save(record);
        events.publishEvent(new NextActionClosed(record.id(), record.customerId(), record.opportunityId(), record.next().action(),
                how, byContact, by));
    }

    public void postpone(UUID id, LocalDate due, Viewer by) {
        var record = mine(id, by);
        record.postpone(due, LocalDate.now(clock));
        records.save(record);
        events.publishEvent(new NextActionPostponed(id, record.customerId(), record.opportunityId(), record.next().action(), due, by.login()));
    }

    public void handOver(UUID id, String to, Viewer by) {
        var record = mine(id, by);
        new Refusals().add(links.ownerProblem(record.customerId(), to)).throwIfAny();
        give(record, to, by.login());
    }

    /** Whoever the owner was; to somebody who was chosen already. */
    void give(ContactRecord record, String to, String by) {
        record.handOverTo(to);
        records.save(record);
        events.publishEvent(new NextActionHandedOver(record.id(), record.customerId(), record.opportunityId(), record.next().action(), to, by));
    }

    /** Notes which process instance asks for it as a task; a second one is refused. */
    public void taskStarted(UUID id, String processId) {
        var record = get(id);
        record.taskStarted(processId);
        records.save(record);
    }
}
