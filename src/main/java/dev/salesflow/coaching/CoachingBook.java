package dev.salesflow.coaching;

import dev.salesflow.identity.Viewer;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Page;
import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door of coaching: check, start, write down each step, another round, finish, cancel; and read what is there. */
@Component
public class CoachingBook {

    static final Duration REMIND_AFTER = Duration.ofDays(7);
    private static final int LONGEST_TEXT = 1000;

    private final Coachings coachings;
    private final CoachingRecords records;
    private final CoachingStarter starter;
    private final CoachingCheck check;
    private final Reps reps;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CoachingBook(Coachings coachings, CoachingRecords records, CoachingStarter starter, CoachingCheck check, Reps reps,
            ApplicationEventPublisher events, Clock clock) {
        this.coachings = coachings;
        this.records = records;
        this.starter = starter;
        this.check = check;
        this.reps = reps;
        this.events = events;
        this.clock = clock;
    }

    /** The reps this person leads, each with facts and what the trigger table says of them today. */
    public List<CheckedRep> team(Viewer viewer) {
        mustLead(viewer);
        return check.look(reps.seenBy(viewer));
    }

    /** Checks the reps this person leads now, and starts what the trigger table calls for. */
    public CheckOutcome check(Viewer viewer) {
        mustLead(viewer);
        return check.start(reps.seenBy(viewer));
    }

    /** A manager starts one by hand, in their own words; refused while one on the topic runs or where nobody leads the rep's team. A null is no choice. */
    public UUID start(Viewer by, String login, CoachingTopic topic, CoachingKind kind, String reason) {
        mustLead(by);
        var found = Optional.ofNullable(login).filter(PlainText::isReadable).flatMap(one -> reps.one(by, one));
        new Refusals().require(found.isPresent(), "rep", "error.notAChoice").require(topic != null, "topic", "error.notAChoice")
                .require(kind != null, "kind", "error.notAChoice")
                .add(PlainText.requiredProblem("reason", reason, LONGEST_TEXT))
                .throwIfAny();
        var rep = found.get();
        if (rep.coach() == null) {
            throw Refusal.of("coaching.noManager", rep.name());
        }
        var facts = check.look(List.of(rep)).get(0).facts();
        return starter.start(rep, CoachingStarter.Cause.byHand(topic, kind, CoachRole.MANAGER, reason.strip(), by.login()), facts)
                .orElseThrow(() -> Refusal.ofField("topic", "coaching.runsAlready", rep.name()));
    }

    /** Keeps what was written in a step. */
    @Transactional
    public void record(UUID id, CoachingStep step, Map<String, Object> notes, String by) {
        change(id, step, notes, by, Coaching::mustRun);
    }

    /** The review says: once more. */
    @Transactional
    public void repeat(UUID id, Map<String, Object> notes, String by) {
        change(id, CoachingStep.REVIEW, notes, by, Coaching::nextRound);
    }

    /** The review ends it, with what was found on the evidence and what comes next, by whom and until when. The owner of the next step. */
    @Transactional
    public String finish(UUID id, boolean goalsReached, Finding finding, NextStep next, Map<String, Object> notes, String by) {
        new Refusals().add(PlainText.requiredProblem("nextStep", next.what(), LONGEST_TEXT)).require(next.who() != null, "nextOwner", "error.required")
                .require(next.due() != null, "nextDue", "error.required")
                .require(next.due() == null || !next.due().isBefore(LocalDate.now(clock)), "nextDue", "coaching.inPast")
                .require(finding != Finding.GOALS_REACHED || goalsReached, "finding", "coaching.goalsNotReached").throwIfAny();
        var agreed = new NextStep(next.what().strip(), next.who(), next.due());
        var coaching = change(id, CoachingStep.REVIEW, notes, by, running -> running.finish(finding, agreed, clock.instant()));
        events.publishEvent(new CoachingFinished(id, coaching.rep(), finding, by));
        return coaching.nextOwner();
    }

    /** What was agreed for afterwards is done. */
    @Transactional
    public void nextStepTaken(UUID id, Map<String, Object> notes, String by) {
        change(id, CoachingStep.NEXT_STEP, notes, by, finished -> finished.endNextStep(clock.instant()));
    }

    /** Somebody else takes the next step; a null gives it up. */
    @Transactional
    public void handOverNextStep(UUID id, String owner) {
        var coaching = coachings.findById(id).orElseThrow(() -> new NotFound("coaching", id));
        if (owner == null) {
            coaching.endNextStep(clock.instant());
        } else {
            coaching.giveNextStepTo(owner);
        }
        coachings.save(coaching);
        events.publishEvent(new NextStepGoesOver(id, owner));
    }

    /** Ends it without a finding; the open task goes. */
    @Transactional
    public void cancel(Viewer by, UUID id, String reason) {
        mustLead(by);
        find(by, id);
        var coaching = coachings.findById(id).orElseThrow(() -> new NotFound("coaching", id));
        coaching.cancel(text("reason", reason), clock.instant());
        coachings.save(coaching);
        events.publishEvent(new CoachingCancelled(id, coaching.rep(), by.login()));
    }

    /** Another coach goes on with it, open tasks included; nothing but who leads the rep is looked at. */
    @Transactional
    public void handOver(UUID id, String coach) {
        var coaching = coachings.findById(id).orElseThrow(() -> new NotFound("coaching", id));
        coaching.handOverTo(coach);
        coachings.save(coaching);
        events.publishEvent(new CoachingHandedOver(id, coaching.rep(), coach));
    }

    /** Leaves a reminder where nothing was written for a week; says nothing otherwise, nor once the coaching has ended. */
    @Transactional
    public void remind(UUID id) {
        records.find(id).filter(CoachingView::running).ifPresent(coaching -> {
            var quiet = Duration.between(records.lastWritten(id).orElse(coaching.startedAt()), clock.instant());
            if (quiet.compareTo(REMIND_AFTER) >= 0) {
                records.add(id, coaching.round(), CoachingStep.REMINDER, Map.of("days", quiet.toDays()), null);
            }
        });
    }

    /** What one may see: a rep their own, a manager the team's, an admin all. */
    public CoachingView find(Viewer viewer, UUID id) {
        return records.find(viewer, id).orElseThrow(() -> new NotFound("coaching", id));
    }

    /** For the tasks of its own process, whose people the engine has checked. */
    public CoachingView find(UUID id) {
        return records.find(id).orElseThrow(() -> new NotFound("coaching", id));
    }

    public Page<CoachingView> list(Viewer viewer, boolean running, Page.Request page) {
        return records.list(viewer, running, page);
    }

    public List<CoachingView.Step> steps(UUID id) {
        return records.steps(id);
    }

    /** The steps this person may read: what the coach saw is for the rep once the round's feedback has been given. */
    public List<CoachingView.Step> steps(Viewer viewer, UUID id) {
        var coaching = find(viewer, id);
        var steps = records.steps(id);
        if (!viewer.login().equals(coaching.rep())) {
            return steps;
        }
        var toldOf = steps.stream().filter(step -> step.step() == CoachingStep.FEEDBACK).map(CoachingView.Step::round)
                .collect(Collectors.toSet());
        return steps.stream().filter(step -> step.step() != CoachingStep.OBSERVE || toldOf.contains(step.round())).toList();
    }

    /** What the trigger table says of the coached rep today beside this; empty once it has ended. */
    public List<CheckedRep.Fired> others(Viewer viewer, CoachingView coaching) {
        return coaching.running() ? reps.one(viewer, coaching.rep()).stream().flatMap(rep -> check.look(List.of(rep)).get(0).fired().stream())
                .filter(one -> one.topic() != coaching.topic()).toList() : List.of();
    }

    /** Open deals of the coached rep, as choices for a joint visit: id to the customer's name. */
    public Map<UUID, String> visits(UUID id) {
        return records.openDeals(find(id).rep());
    }

    private Coaching change(UUID id, CoachingStep step, Map<String, Object> notes, String by, Consumer<Coaching> change) {
        var coaching = coachings.findById(id).orElseThrow(() -> new NotFound("coaching", id));
        var round = coaching.round();
        change.accept(coaching);
        coachings.save(coaching);
        records.add(id, round, step, notes, by);
        return coaching;
    }

    private static void mustLead(Viewer viewer) {
        if (!viewer.leads()) {
            throw new AccessDeniedException("only managers coach");
        }
    }

    private static String text(String field, String value) {
        new Refusals().add(PlainText.requiredProblem(field, value, LONGEST_TEXT)).throwIfAny();
        return value.strip();
    }
}
