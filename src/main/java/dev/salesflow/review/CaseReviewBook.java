package dev.salesflow.review;

import dev.salesflow.identity.Role;
import dev.salesflow.identity.Viewer;
import dev.salesflow.review.action.ActionBook;
import dev.salesflow.review.action.ActionWish;
import dev.salesflow.review.agenda.AgendaCase;
import dev.salesflow.review.agenda.AgendaCases;
import dev.salesflow.review.schedule.ReviewSchedules;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Page;
import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to case reviews. Whoever leads the rep opens, holds and closes them, the rep reads what came of one; nobody holds
 * their own.
 */
@Component
public class CaseReviewBook {

    private static final int LONGEST = 4000;

    private final CaseReviews reviews;
    private final ReviewList list;
    private final ReviewOpener opener;
    private final ReviewSchedules schedules;
    private final Meetings meetings;
    private final AgendaCases cases;
    private final CaseDecisions decisions;
    private final ActionBook actions;
    private final Releases releases;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CaseReviewBook(CaseReviews reviews, ReviewList list, ReviewOpener opener, ReviewSchedules schedules, Meetings meetings, AgendaCases cases,
            CaseDecisions decisions, ActionBook actions, Releases releases, ApplicationEventPublisher events, Clock clock) {
        this.reviews = reviews;
        this.list = list;
        this.opener = opener;
        this.schedules = schedules;
        this.meetings = meetings;
        this.cases = cases;
        this.decisions = decisions;
        this.actions = actions;
        this.releases = releases;
        this.events = events;
        this.clock = clock;
    }

    /** The reps this person leads, with their reviews in short. */
    public List<ReviewedRep> team(Viewer viewer) {
        mustLead(viewer);
        return list.reps(viewer);
    }

    /** Opens a rep's review of the present period, or answers the one that is open. */
    public UUID start(Viewer by, String login) {
        mustLead(by);
        var rep = Optional.ofNullable(login).filter(PlainText::isReadable).flatMap(one -> list.rep(by, one))
                .orElseThrow(() -> Refusal.ofField("rep", "error.notAChoice"));
        var manager = by.role() == Role.MANAGER ? by.login() : rep.manager();
        if (manager == null) {
            throw Refusal.ofField("rep", "review.noManager", rep.name());
        }
        var schedule = schedules.of(login);
        var period = schedule.rhythm().of(LocalDate.now(clock));
        return opener.open(login, manager, period, schedule, by.login()).or(() -> list.openOf(login).map(ReviewView::id))
                .orElseThrow(() -> Refusal.ofField("rep", "review.heldAlready", rep.name(), period.from().toString(), period.to().toString()));
    }

    /** Puts on the agenda what belongs there now; what was decided or agreed stays. */
    @Transactional
    public void prepare(UUID id) {
        reviews.require(id).mustBeOpen();
        meetings.prepare(find(id));
    }

    /** The same, asked for by somebody who leads the rep. */
    @Transactional
    public void prepareAnew(Viewer by, UUID id) {
        led(by, id);
        prepare(id);
    }

    /**
     * What the manager says of one case, and what is to be done about it.
     *
     * @param disposition code of one in use, or of the one that stands there already; null takes the decision back
     * @param wish null where nothing is agreed
     * @param problems what could not be read of it, to be told with the rest
     */
    @Transactional
    public void decide(Viewer by, UUID id, UUID caseId, String disposition, String note, ActionWish wish, Refusals problems) {
        var review = led(by, id);
        review.mustBeOpen();
        var found = agendaCase(id, caseId);
        problems.read(() -> decisions.decide(found, review, disposition, PlainText.cleanLines(note), by));
        if (wish != null) {
            problems.read(() -> actions.agree(id, wish.about(found.customerId()), by));
        }
        problems.throwIfAny();
    }

    /** About no single case. */
    @Transactional
    public UUID agree(Viewer by, UUID id, ActionWish wish) {
        led(by, id).mustBeOpen();
        return actions.agree(id, wish.about(null), by);
    }

    @Transactional
    public void disagree(Viewer by, UUID id, UUID action) {
        led(by, id).mustBeOpen();
        actions.remove(id, action);
    }

    /** What becomes of an action of an earlier review. */
    public enum Word { ACCEPT, POSTPONE, DROP }

    /** @param percent of what was agreed, for an acceptance; @param due for a postponement */
    @Transactional
    public void settle(Viewer by, UUID id, UUID action, Word word, Integer percent, LocalDate due) {
        led(by, id).mustBeOpen();
        if (actions.earlier(id).stream().noneMatch(one -> one.id().equals(action) && one.waits())) {
            throw Refusal.conflict("review.action.over");
        }
        switch (word) {
            case ACCEPT -> actions.accept(id, action, percent, by.login());
            case POSTPONE -> actions.postpone(action, due);
            case DROP -> actions.drop(id, action, by.login());
        }
    }

    /** Keeps what is concluded so far, so that nothing of it is lost until the review closes. */
    @Transactional
    public void draft(Viewer by, UUID id, String conclusion) {
        var review = led(by, id);
        review.conclude(words(conclusion));
        reviews.save(review);
    }

    /**
     * Closes it from its page.
     *
     * @param sure whether cases may stay without a decision
     */
    @Transactional
    public void close(Viewer by, UUID id, String conclusion, boolean sure) {
        led(by, id);
        close(id, conclusion, by.login(), sure);
    }

    /** For the task of its own process, whose people the engine has checked: keeps the minutes and hands out what was agreed. */
    @Transactional
    public void close(UUID id, String conclusion, String by, boolean sure) {
        var words = words(conclusion);
        var review = reviews.require(id);
        review.close(words, by, clock.instant());
        var shown = find(id);
        new Refusals().require(sure || shown.undecided() == 0, "sure", "review.undecided", shown.undecided(), shown.cases()).throwIfAny();
        meetings.keep(shown);
        releases.carryOut(cases.of(id), review.rep(), by);
        reviews.save(review);
        events.publishEvent(new ReviewHeld(id, review.rep()));
    }

    /** Nobody holds it; the open task goes, what was agreed in it is not handed out. */
    @Transactional
    public void cancel(Viewer by, UUID id, String reason) {
        var review = led(by, id);
        new Refusals().add(PlainText.requiredProblem("reason", reason, CaseDecisions.LONGEST_NOTE)).throwIfAny();
        review.cancel(PlainText.cleanLines(reason), by.login(), clock.instant());
        meetings.keep(find(id));
        actions.dropAgreed(id, by.login());
        reviews.save(review);
        events.publishEvent(new ReviewCancelled(id, review.rep()));
    }

    /** Another manager holds it; nothing but who leads the rep is looked at. */
    @Transactional
    public void handOver(UUID id, String manager) {
        var review = reviews.require(id);
        review.handOverTo(manager);
        reviews.save(review);
        events.publishEvent(new ReviewHandedOver(id, review.rep(), manager));
    }

    /** What one may see: a rep their own, a manager the team's, an admin all. */
    public ReviewView find(Viewer viewer, UUID id) {
        return list.find(viewer, id).orElseThrow(() -> new NotFound("review", id));
    }

    /** For the tasks of its own process. */
    public ReviewView find(UUID id) {
        return list.find(id).orElseThrow(() -> new NotFound("review", id));
    }

    public boolean mayHold(Viewer viewer, ReviewView review) {
        return viewer.leads() && !viewer.login().equals(review.rep());
    }

    @Transactional(readOnly = true)
    public Meeting meeting(Viewer viewer, UUID id) {
        return meetings.read(find(viewer, id));
    }

    public List<ReviewView> open(Viewer viewer) {
        return list.open(viewer);
    }

    public Page<ReviewView> ended(Viewer viewer, Page.Request page) {
        return list.ended(viewer, page);
    }

    private static String words(String conclusion) {
        var words = PlainText.cleanLines(conclusion);
        new Refusals().add(PlainText.problem("conclusion", words, LONGEST)).throwIfAny();
        return words;
    }

    private AgendaCase agendaCase(UUID id, UUID caseId) {
        return cases.of(id).stream().filter(one -> one.id().equals(caseId)).findFirst().orElseThrow(() -> new NotFound("case", caseId));
    }

    private CaseReview led(Viewer by, UUID id) {
        if (!mayHold(by, find(by, id))) {
            throw new AccessDeniedException("only those who lead the rep hold the review");
        }
        return reviews.require(id);
    }

    private static void mustLead(Viewer viewer) {
        if (!viewer.leads()) {
            throw new AccessDeniedException("only managers hold reviews");
        }
    }
}
