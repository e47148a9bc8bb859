package dev.salesflow.nurturing.web;

import dev.salesflow.identity.Viewers;
import dev.salesflow.nurturing.ContactBook;
import dev.salesflow.nurturing.ContactNote;
import dev.salesflow.nurturing.ContactResult;
import dev.salesflow.nurturing.ContactWay;
import dev.salesflow.nurturing.NextAction;
import dev.salesflow.shared.Page;
import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.web.Query;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Recorded contacts as JSON. */
@RestController
@RequestMapping("/api/contact-records")
class ContactApi {

    /**
     * A recorded contact; people are logins, moments ISO with their offset. {@code late}: written down more than an hour
     * after. The result is {@code OPEN} while its next action is still to do.
     */
    @Schema(name = "ContactRecord")
    record Item(UUID id, UUID customerId, UUID contactId, UUID opportunityId, Instant heldAt, ContactWay way, String said,
            String customerWords, String objection, String answer, ContactResult result, String nextAction, String nextOwner,
            LocalDate nextDue, String nextTime, String recordedBy, Instant recordedAt, boolean late) {

        static Item of(ContactRecordList.Row row) {
            return new Item(row.id(), row.customerId(), row.contactId(), row.opportunityId(), row.heldAt(), row.way(), row.said(),
                    row.customerWords(), row.objection(), row.answer(), row.result(), row.nextAction(), row.nextOwner(), row.nextDue(),
                    row.nextTime() == null ? null : row.nextTime().toString(), row.recordedBy(), row.recordedAt(), row.late());
        }
    }

    /**
     * The wish to record a contact; the same {@code requestId} twice answers the same record. Left out: {@code heldAt} is
     * now, {@code nextOwner} oneself. {@code completes} is the record whose next action this contact was.
     */
    @Schema(name = "ContactToRecord")
    record Told(String requestId, UUID customerId, UUID contactId, UUID opportunityId, Instant heldAt, ContactWay way, String said,
            String customerWords, String objection, String answer, ContactResult result, String nextAction, String nextOwner,
            LocalDate nextDue, String nextTime, UUID completes) {

        ContactNote note(String me) {
            var next = nextAction == null && nextDue == null && nextOwner == null ? null
                    : new NextAction(nextAction, nextOwner == null ? me : nextOwner, nextDue, time());
            return new ContactNote(requestId == null ? null : REQUEST + requestId, customerId, contactId, opportunityId, heldAt, way,
                    said, customerWords, objection, answer, result, next, completes);
        }

        private LocalTime time() {
            try {
                return PlainText.clean(nextTime) == null ? null : LocalTime.parse(nextTime.strip());
            } catch (DateTimeException notATime) {
                throw Refusal.ofField("nextTime", "form.notATime");
            }
        }
    }

    private static final int USUAL_SIZE = 50;
    /** Keeps the callers' request names apart from those that pages and tasks give. */
    private static final String REQUEST = "api:";

    private final ContactBook book;
    private final ContactRecordList list;
    private final Viewers viewers;

    ContactApi(ContactBook book, ContactRecordList list, Viewers viewers) {
        this.book = book;
        this.list = list;
        this.viewers = viewers;
    }

    @Operation(operationId = "listContactRecords", summary = "Contacts with customers one sees, the latest first")
    @GetMapping
    Page<Item> list(Query query) {
        var customer = query.id("customer");
        var opportunity = query.id("opportunity");
        var page = query.pageAndSize(USUAL_SIZE);
        query.mustBeUnderstood();
        var found = list.find(customer, opportunity, page, viewers.current());
        return new Page<>(found.items().stream().map(Item::of).toList(), found.total(), found.page(), found.size());
    }

    @Operation(operationId = "findContactRecord", summary = "A recorded contact")
    @GetMapping("/{id}")
    Item one(@PathVariable UUID id) {
        return Item.of(list.one(id, viewers.current()));
    }

    @Operation(operationId = "recordContact", summary = "Records a contact with a customer and what comes next",
            description = "The same requestId again answers the same record and changes nothing, so a call may be repeated. A next action needs "
                    + "its day and becomes a task of its owner on that day.")
    @PostMapping
    ResponseEntity<Item> record(@RequestBody Told told) {
        var viewer = viewers.current();
        var record = book.record(told.note(viewer.login()), viewer);
        return ResponseEntity.created(URI.create("/api/contact-records/" + record.id())).body(Item.of(list.one(record.id(), viewer)));
    }
}
