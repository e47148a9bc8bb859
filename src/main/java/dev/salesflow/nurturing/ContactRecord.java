package dev.salesflow.nurturing;

import dev.salesflow.shared.Ids;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A contact with a customer and what was agreed. It guards what must never happen: a contact in the future, an action
 * without owner and day, an open result with nothing to do, a closed action that moves on.
 */
@Table("contact_record")
public class ContactRecord {

    /** What is written down later is told as late. */
    public static final Duration RECORDED_WITHIN = Duration.ofHours(1);
    /** So long its author may put right what it says; later it stands as it was told. */
    public static final Duration CORRECTED_WITHIN = Duration.ofHours(24);

    @Id
    private UUID id;
    @Version
    private int version;
    private String requestId;
    private UUID customerId;
    private UUID contactId;
    private UUID opportunityId;
    private Instant heldAt;
    private LocalDate heldOn;
    private ContactWay way;
    private String said;
    private String word;
    private String customerWords;
    private String objection;
    private String answer;
    private ContactResult result;
    @Embedded.Nullable(prefix = "next_")
    private NextAction next;
    private String closedBy;
    private Instant closedAt;
    private String processId;
    private String recordedBy;
    private Instant recordedAt;
    private Instant correctedAt;

    ContactRecord() {
    }

    static ContactRecord of(ContactNote note, String word, String by, Clock clock) {
        new Refusals().addAll(note.problems(clock)).throwIfAny();
        var now = clock.instant();
        var record = new ContactRecord();
        record.id = Ids.next();
        record.requestId = note.requestId();
        record.customerId = note.customerId();
        record.contactId = note.contactId();
        record.opportunityId = note.opportunityId();
        record.heldAt = note.heldAt() == null ? now : note.heldAt();
        record.heldOn = LocalDate.ofInstant(record.heldAt, clock.getZone());
        record.way = note.way();
        record.said = note.said();
        record.word = word;
        record.customerWords = note.customerWords();
        record.objection = note.objection();
        record.answer = note.answer();
        record.result = note.result();
        record.next = note.next();
        record.recordedBy = by;
        record.recordedAt = now;
        return record;
    }

    void correct(ContactWords words, Instant now) {
        new Refusals().addAll(words.problems()).throwIfAny();
        mayBeTakenBack(now);
        way = words.way();
        word = words.said().equals(said) ? word : null;
        said = words.said();
        customerWords = words.customerWords();
        objection = words.objection();
        answer = words.answer();
        correctedAt = now;
    }

    void mayBeTakenBack(Instant now) {
        if (now.isAfter(recordedAt.plus(CORRECTED_WITHIN))) {
            throw Refusal.conflict("contactRecord.tooLateToCorrect", CORRECTED_WITHIN.toHours());
        }
    }

    void close(ContactResult how, String by, Instant now) {
        mustBeOpen();
        if (how == ContactResult.OPEN) {
            throw Refusal.ofField("result", "error.notAChoice");
        }
        result = how;
        closedBy = by;
        closedAt = now;
    }

    /** Becomes a task again when its new day has come. */
    void postpone(LocalDate due, LocalDate today) {
        mustBeOpen();
        new Refusals().add(NextAction.dueProblem(due, today)).throwIfAny();
        next = next.on(due);
        processId = null;
    }

    void handOverTo(String login) {
        mustBeOpen();
        next = next.of(login);
    }

    void taskStarted(String process) {
        mustBeOpen();
        if (processId != null) {
            throw new IllegalStateException("next action " + id + " is a task already: " + processId);
        }
        processId = process;
    }

    private void mustBeOpen() {
        if (!isOpen()) {
            throw Refusal.conflict("nextAction.closed");
        }
    }

    public boolean isOpen() {
        return result == ContactResult.OPEN;
    }

    public UUID id() {
        return id;
    }

    public String requestId() {
        return requestId;
    }

    public UUID customerId() {
        return customerId;
    }

    public UUID contactId() {
        return contactId;
    }

    public UUID opportunityId() {
        return opportunityId;
    }

    ContactWords words() {
        return new ContactWords(way, said, customerWords, objection, answer);
    }

    public ContactWay way() {
        return way;
    }

    public String said() {
        return said;
    }

    /** Key of a message that tells what was said in the reader's language; null where somebody wrote it in words of their own. */
    public String word() {
        return word;
    }

    public ContactResult result() {
        return result;
    }

    /** Null where nothing was agreed; stays when it is done. */
    public NextAction next() {
        return next;
    }

    public Instant heldAt() {
        return heldAt;
    }

    /** The day of it here. */
    public LocalDate heldOn() {
        return heldOn;
    }

    public String recordedBy() {
        return recordedBy;
    }
}
