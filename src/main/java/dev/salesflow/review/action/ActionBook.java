package dev.salesflow.review.action;

import dev.salesflow.identity.People;
import dev.salesflow.identity.Viewer;
import dev.salesflow.shared.Ids;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import dev.salesflow.shared.Turn;
import dev.salesflow.team.TaskMarks;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to what is agreed in reviews: from the meeting, through its owner's task, to the mark that a manager's acceptance
 * gives it. Who may ask is settled by whoever asks: the review for managers, the task for owners.
 */
@Component
@Transactional
public class ActionBook {

    private static final int LARGEST_SHARE = 999;
    private static final int LONGEST = 2000;

    private static final String VIEW = """
            select a.id, a.review_id, a.customer_id, c.name as customer, a.what, a.owner_login as owner, u.name as owner_name, a.due_on, a.state, a.percent,
                a.outcome, cast(a.done_at at time zone :zone as date) as done_on, a.accepted_percent, a.mark, a.table_version, a.rule_row, a.note_en, a.note_zh
            from review_action a join app_user u on u.login = a.owner_login left join customer c on c.id = a.customer_id
            %s order by a.due_on, a.agreed_at, a.id""";

    private final ReviewActions actions;
    private final TaskMarks marks;
    private final People people;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ActionBook(ReviewActions actions, TaskMarks marks, People people, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.actions = actions;
        this.marks = marks;
        this.people = people;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Agrees on it, or answers the action that the same request made before. */
    public UUID agree(UUID review, ActionWish wish, Viewer by) {
        new Refusals().addAll(wish.problems(LocalDate.now(clock))).require(mayGive(by, wish.owner()), "owner", "error.notAChoice").throwIfAny();
        Turn.take(jdbc, "review action " + wish.requestId());
        var known = actions.findByRequestId(wish.requestId());
        if (known.isPresent()) {
            new Refusals().require(known.get().reviewId().equals(review), "requestId", "review.action.requestIdUsed").throwIfAny();
            return known.get().id();
        }
        return actions.save(new ReviewAction(Ids.next(), wish.requestId(), review, wish.customerId(), wish.what(), wish.owner(), wish.due(), by.login(),
                clock.instant(), ReviewAction.State.AGREED)).id();
    }

    /** Nobody gives work to whom they do not lead, but to themselves. */
    private boolean mayGive(Viewer by, String owner) {
        return owner != null && people.visible(by, owner).filter(person -> person.enabled()).isPresent();
    }

    /** Takes back what was agreed in this review while it is still open. */
    public void remove(UUID review, UUID action) {
        var removed = jdbc.sql("delete from review_action where id = ? and review_id = ? and state = 'AGREED'").params(action, review).update();
        if (removed == 0) {
            throw new NotFound("action", action);
        }
    }

    /** What was agreed in a review that nobody holds is not handed out. */
    public void dropAgreed(UUID review, String by) {
        jdbc.sql("update review_action set state = 'DROPPED', settled_by = ?, settled_at = ?, version = version + 1 where review_id = ? and state = 'AGREED'")
                .params(by, OffsetDateTime.now(clock), review).update();
    }

    /** Hands out what was agreed in a review; a second time there is nothing left to hand out. */
    public void issue(UUID review) {
        jdbc.sql("select id from review_action where review_id = ? and state = 'AGREED' order by agreed_at, id").param(review).query(UUID.class).list()
                .forEach(id -> {
                    var action = actions.require(id);
                    action.issue();
                    actions.save(action);
                    events.publishEvent(new ActionIssued(id, action.owner()));
                });
    }

    /** Notes which process instance asks for it as a task. */
    public void taskStarted(UUID id, String process) {
        var action = actions.require(id);
        action.taskStarted(process);
        actions.save(action);
    }

    /** Its owner tells how much was done, in per cent of what was agreed. */
    public void report(UUID id, Integer percent, String outcome, String by) {
        new Refusals().require(isShare(percent), "percent", "review.number", 0, LARGEST_SHARE).add(PlainText.problem("outcome", outcome, LONGEST)).throwIfAny();
        var action = actions.require(id);
        action.report(percent, PlainText.cleanLines(outcome), by, clock.instant());
        actions.save(action);
    }

    /** The manager accepts it in a later review; the table {@code task-grade} gives the mark. What was not reported yet is done by that. */
    public void accept(UUID review, UUID id, Integer percent, String by) {
        new Refusals().require(isShare(percent), "percent", "review.number", 0, LARGEST_SHARE).throwIfAny();
        var action = actions.require(id);
        var open = action.isOpen();
        var marked = marks.of(BigDecimal.valueOf(percent)).orElseThrow(() -> Refusal.of("review.action.noMark", percent));
        action.accept(review, percent, marked, by, clock.instant());
        settled(action, open);
    }

    /** The manager gives it up. */
    public void drop(UUID review, UUID id, String by) {
        var action = actions.require(id);
        var open = action.isOpen();
        action.drop(review, by, clock.instant());
        settled(action, open);
    }

    private void settled(ReviewAction action, boolean wasOpen) {
        actions.save(action);
        if (wasOpen) {
            events.publishEvent(new ActionWithdrawn(action.id()));
        }
    }

    public void postpone(UUID id, LocalDate due) {
        var today = LocalDate.now(clock);
        new Refusals().require(due != null, "due", "error.required").require(due == null || !due.isBefore(today), "due", "nextAction.dueInPast").throwIfAny();
        var action = actions.require(id);
        action.postpone(due);
        actions.save(action);
        events.publishEvent(new ActionMoved(id, action.owner(), due));
    }

    void handOver(UUID id, String to) {
        var action = actions.require(id);
        action.handOverTo(to);
        actions.save(action);
        events.publishEvent(new ActionMoved(id, to, action.dueOn()));
    }

    @Transactional(readOnly = true)
    public Optional<ActionView> find(UUID id) {
        return views("where a.id = :key", id).stream().findFirst();
    }

    /** What was agreed in this review. */
    @Transactional(readOnly = true)
    public List<ActionView> of(UUID review) {
        return views("where a.review_id = :key", review);
    }

    /** Of earlier reviews of the same rep: what waits for the manager's word, and what this review has settled. */
    @Transactional(readOnly = true)
    public List<ActionView> earlier(UUID review) {
        return views("""
                join case_review v on v.id = a.review_id join case_review now on now.id = :key and now.rep_login = v.rep_login
                where v.id <> now.id and (a.settled_in = now.id or a.state in ('ISSUED', 'DONE'))""", review);
    }

    /** A person's that are tasks by now. */
    @Transactional(readOnly = true)
    public List<UUID> withTask(String login) {
        return jdbc.sql("select id from review_action where owner_login = ? and state = 'ISSUED' and process_id is not null order by id").param(login)
                .query(UUID.class).list();
    }

    /** A person's own that are still to do. */
    @Transactional(readOnly = true)
    public List<ActionView> openOf(String login) {
        return views("where a.owner_login = :key and a.state = 'ISSUED'", login);
    }

    private List<ActionView> views(String which, Object key) {
        return jdbc.sql(VIEW.formatted(which)).param("zone", clock.getZone().getId()).param("key", key).query(ActionView.class).list();
    }

    private static boolean isShare(Integer percent) {
        return percent != null && percent >= 0 && percent <= LARGEST_SHARE;
    }
}
