package dev.salesflow.prospecting.calls;

import dev.salesflow.customer.ContactData;
import dev.salesflow.customer.CustomerBook;
import dev.salesflow.customer.CustomerData;
import dev.salesflow.customer.CustomerField;
import dev.salesflow.customer.FieldChange;
import dev.salesflow.identity.Viewer;
import dev.salesflow.prospecting.CallAgainFacts;
import dev.salesflow.prospecting.CallOutcome;
import dev.salesflow.prospecting.LastWord;
import dev.salesflow.prospecting.ListSight;
import dev.salesflow.prospecting.ProspectingRules;
import dev.salesflow.prospecting.checks.NewSheets;
import dev.salesflow.rules.RuleBook;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import dev.salesflow.shared.Turn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door to calls: the next name for a caller, what came of it, the last call taken back. */
@Component
@Transactional
public class CallBook {

    private final ProspectQueue queue;
    private final Calls calls;
    private final CallEffects effects;
    private final CustomerBook customers;
    private final ListSight sight;
    private final LastWord lastWord;
    private final NewSheets sheets;
    private final RuleBook rules;
    private final JdbcClient jdbc;
    private final Clock clock;

    CallBook(ProspectQueue queue, Calls calls, CallEffects effects, CustomerBook customers, ListSight sight, LastWord lastWord, NewSheets sheets,
            RuleBook rules, JdbcClient jdbc, Clock clock) {
        this.queue = queue;
        this.calls = calls;
        this.effects = effects;
        this.customers = customers;
        this.sight = sight;
        this.lastWord = lastWord;
        this.sheets = sheets;
        this.rules = rules;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The name on the caller's screen; empty where they have none. */
    @Transactional(readOnly = true)
    public Optional<Prospect> inHand(UUID list, Viewer caller) {
        sight.requireCaller(list, caller);
        return queue.inHand(list, caller.login());
    }

    /** The same name until something came of it; empty where nobody is to be called now. */
    public Optional<Prospect> next(UUID list, Viewer caller) {
        sight.requireCalling(list, caller);
        return queue.next(list, caller.login());
    }

    /** The name goes back to the others. */
    public void release(UUID list, Viewer caller) {
        sight.requireSeen(list, caller);
        queue.release(list, caller.login());
    }

    @Transactional(readOnly = true)
    public int waiting(UUID list) {
        return queue.waiting(list);
    }

    /** The rep who has a deal with a customer that is on a caller's screen all the same: because it was agreed, or held before. */
    @Transactional(readOnly = true)
    public Optional<String> dealWith(Prospect prospect) {
        return queue.dealWith(prospect.customerId());
    }

    @Transactional(readOnly = true)
    public List<Call> earlier(UUID prospect, int most) {
        return calls.of(prospect, most);
    }

    /** What the caller typed of this name and took back, or empty. */
    @Transactional(readOnly = true)
    public Optional<Call> takenBack(UUID prospect, Viewer caller) {
        return calls.takenBack(prospect, caller.login());
    }

    /** What that call taught of the customer. */
    @Transactional(readOnly = true)
    public List<FieldChange> learned(UUID call) {
        return calls.learned(call);
    }

    @Transactional(readOnly = true)
    public Optional<Call> last(UUID list, Viewer caller) {
        return calls.last(list, caller.login());
    }

    /** Records it with all that follows from it, or answers what the same request made before. */
    public Call record(CallNote note, Viewer by) {
        new Refusals().addAll(note.problems(clock)).throwIfAny();
        Turn.take(jdbc, "prospect call " + note.requestId());
        var known = calls.ofRequest(note.requestId());
        if (known.isPresent()) {
            return same(known.get(), note, by);
        }
        var prospect = queue.locked(note.prospectId());
        sight.requireCalling(prospect.listId(), by);
        requireTurn(prospect, by);
        new Refusals().addAll(problems(note, by)).throwIfAny();
        var call = effects.of(note, prospect, by);
        queue.move(prospect.id(), nextAt(note, prospect), note.outcome() == CallOutcome.CALL_BACK ? by.login() : null);
        lastWord.tell(prospect.id());
        if (note.outcome().sheet()) {
            sheets.made(call.id(), prospect.customerId(), customers.get(prospect.customerId()).grade(), by);
        }
        return call;
    }

    private static Call same(Call known, CallNote note, Viewer by) {
        if (!known.caller().equals(by.login()) || !known.prospectId().equals(note.prospectId())) {
            throw Refusal.ofField("requestId", "contactRecord.requestIdUsed");
        }
        return known;
    }

    /** A lease that ran out is no harm while nobody else got the name. */
    private static void requireTurn(Prospect prospect, Viewer by) {
        if (prospect.nextAt() == null) {
            throw Refusal.conflict("prospecting.calledAlready");
        }
        if (!by.login().equals(prospect.heldBy())) {
            throw Refusal.conflict("prospecting.notYourTurn");
        }
    }

    /** Everything that keeps it from being recorded, each naming its field. */
    @Transactional(readOnly = true)
    public List<Refusal> problems(CallNote note, Viewer by) {
        var problems = new Refusals().addAll(note.problems(clock));
        if (note.prospectId() == null) {
            return problems.all();
        }
        var prospect = queue.get(note.prospectId());
        sight.requireSeen(prospect.listId(), by);
        var values = customers.get(prospect.customerId()).data().values();
        values.putAll(note.facts());
        CustomerData.of(values).problems(LocalDate.now(clock)).stream()
                .filter(problem -> CustomerField.ofKey(String.valueOf(problem.field())).filter(note.facts()::containsKey).isPresent()).forEach(problems::add);
        problems.require(note.contactId() == null || customers.contacts(prospect.customerId()).stream().anyMatch(one -> one.id().equals(note.contactId())),
                "contactId", "error.notAChoice");
        var wanted = note.followUp() == null ? null : note.followUp().owner();
        return problems.require(wanted == null || effects.owners(prospect.listId(), by).containsKey(wanted), "followUpOwner", "error.notAChoice").all();
    }

    private Instant nextAt(CallNote note, Prospect prospect) {
        return switch (note.outcome()) {
            case CALL_BACK -> note.callBackAt();
            case NOT_REACHED -> rules.decide(ProspectingRules.CALL_AGAIN, new CallAgainFacts(prospect.attempts() + 1)).row()
                    .map(row -> row.result().againHours()).map(hours -> clock.instant().plus(Duration.ofHours(hours))).orElse(null);
            default -> null;
        };
    }

    /** The caller's last call on this list is as if it had not been; the name is on their screen again. */
    public Prospect undo(UUID list, Viewer by) {
        sight.requireCalling(list, by);
        var call = calls.last(list, by.login()).orElseThrow(() -> Refusal.conflict("prospecting.nothingToUndo"));
        var prospect = queue.locked(call.prospectId());
        requireUndoable(call, prospect, by);
        effects.takeBack(call, prospect, by);
        queue.release(list, by.login());
        queue.move(prospect.id(), call.beforeNextAt(), call.beforeKeptFor());
        queue.hold(prospect.id(), by.login());
        lastWord.tell(prospect.id());
        return queue.locked(prospect.id());
    }

    /** Only what is fresh, and what nobody built upon. */
    private void requireUndoable(Call call, Prospect prospect, Viewer by) {
        if (call.calledAt().isBefore(clock.instant().minus(CallEffects.UNDONE_WITHIN))) {
            throw Refusal.conflict("prospecting.tooLateToUndo", CallEffects.UNDONE_WITHIN.toHours());
        }
        var latest = calls.of(prospect.id(), 1).stream().anyMatch(one -> one.id().equals(call.id()));
        var elsewhere = prospect.heldBy() != null && !prospect.heldBy().equals(by.login());
        if (!latest || elsewhere || !sheets.withdrawn(call.id())) {
            throw Refusal.conflict("prospecting.builtUpon");
        }
    }

    /** Login to name of who can be given a follow-up on a customer that nobody owns. */
    @Transactional(readOnly = true)
    public Map<String, String> owners(UUID list, Viewer by) {
        return effects.owners(list, by);
    }

    /** What somebody says who was met at a customer; null where nobody new is named. */
    public static ContactData person(String name, String title, String phone) {
        return name == null && title == null && phone == null ? null : new ContactData(name, title, null, phone, null, null, null, null);
    }
}
