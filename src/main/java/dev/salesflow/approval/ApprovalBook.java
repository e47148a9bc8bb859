package dev.salesflow.approval;

import dev.salesflow.approval.news.ApprovalCopied;
import dev.salesflow.approval.news.ApprovalUrged;
import dev.salesflow.identity.Viewer;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The module's door: asks for approval and takes every verb, one after the other for each request. */
@Component
@Transactional
public class ApprovalBook {

    private static final int LONGEST_COMMENT = 1_000;

    private final OpenRequests requests;
    private final Approvals approvals;
    private final Approvers approvers;
    private final ApprovalSight sight;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Duration urgeEvery;

    ApprovalBook(OpenRequests requests, Approvals approvals, Approvers approvers, ApprovalSight sight, ApplicationEventPublisher events, Clock clock,
            @Value("${salesflow.approvals.urge-every}") Duration urgeEvery) {
        this.requests = requests;
        this.approvals = approvals;
        this.approvers = approvers;
        this.sight = sight;
        this.events = events;
        this.clock = clock;
        this.urgeEvery = urgeEvery;
    }

    /** Refused while the same is asked for already, and where there is nobody who may sign. */
    public ApprovalRequest request(ApprovalCase about) {
        var seats = approvers.seats(about);
        var request = ApprovalRequest.submit(about, seats.signers(), clock.instant());
        seats.fallen().forEach(role -> request.note(ApprovalEntry.Verb.FELL_TO_ADMINS, null, clock.instant()).detail(role.name()).add());
        try {
            approvals.add(request);
        } catch (DuplicateKeyException asked) {
            throw Refusal.conflict("approval.askedAlready");
        }
        requests.moved(request, about.submittedBy());
        return request;
    }

    public ApprovalRequest approve(Viewer by, UUID request, UUID signer, String comment) {
        return change(by, request, comment, false, (one, hand) -> one.signing(hand).approve(signer));
    }

    /** @param toStep an earlier step, or 0: the requester */
    public ApprovalRequest sendBack(Viewer by, UUID request, UUID signer, int toStep, String comment) {
        return change(by, request, comment, true, (one, hand) -> one.signing(hand).sendBack(signer, toStep));
    }

    public ApprovalRequest handOver(Viewer by, UUID request, UUID signer, String to, String comment) {
        return change(by, request, comment, false, (one, hand) -> one.passing(hand).handOver(signer, choice(to)));
    }

    /** It comes back with an opinion. */
    public ApprovalRequest delegate(Viewer by, UUID request, UUID signer, String to, String comment) {
        return change(by, request, comment, false, (one, hand) -> one.passing(hand).delegate(signer, choice(to)));
    }

    public ApprovalRequest giveBack(Viewer by, UUID request, UUID signer, String opinion) {
        return change(by, request, opinion, true, (one, hand) -> one.passing(hand).giveBack(signer));
    }

    public ApprovalRequest addSigner(Viewer by, UUID request, UUID signer, String who, ApprovalRequest.Place place, String comment) {
        if (place == null) {
            throw Refusal.ofField("place", "error.notAChoice");
        }
        return change(by, request, comment, false, (one, hand) -> one.passing(hand).addSigner(signer, choice(who), place));
    }

    /** By whoever asked, or in whose name, or their deputy. */
    public ApprovalRequest withdraw(Viewer by, UUID request) {
        return change(by, request, null, false, (one, hand) -> {
            if (!isAsker(by, one)) {
                throw Refusal.of("approval.notYourRequest");
            }
            one.withdraw(hand.by(), hand.at());
        });
    }

    /** An administrator decides alone; the comment stays for ever. */
    public ApprovalRequest override(Viewer by, UUID request, boolean approved, String comment) {
        if (!by.seesEverything()) {
            throw new AccessDeniedException("only an administrator may override");
        }
        return change(by, request, comment, true, (one, hand) -> one.override(approved, hand));
    }

    /** Tells those who are asked that somebody waits; not oftener than the setting allows. */
    public ApprovalRequest urge(Viewer by, UUID request) {
        var urged = lock(by, request);
        if (!isAsker(by, urged) && !by.leads()) {
            throw Refusal.of("approval.notYourRequest");
        }
        if (urged.urgedAt() != null && clock.instant().isBefore(urged.urgedAt().plus(urgeEvery))) {
            throw Refusal.of("approval.urgedAlready", urgeEvery.toHours());
        }
        urged.urged(by.login(), clock.instant());
        approvals.save(urged);
        events.publishEvent(new ApprovalUrged(urged.id(), urged.about().subjectType(), urged.about().subjectId()));
        return urged;
    }

    /** Lets somebody read along; once each. */
    public ApprovalRequest copy(Viewer by, UUID request, String to, String comment) {
        var copied = lock(by, request);
        if (sight.readers(copied).stream().noneMatch(person -> person.login().equals(to))) {
            throw Refusal.ofField("to", "error.notAChoice");
        }
        if (!sight.addCopy(copied.id(), to, clock.instant())) {
            throw Refusal.ofField("to", "approval.copiedAlready");
        }
        copied.copied(to, Hand.of(by, text(comment, false), clock.instant()));
        approvals.save(copied);
        events.publishEvent(new ApprovalCopied(copied.id(), to, by.login()));
        return copied;
    }

    @Transactional(readOnly = true)
    public Optional<ApprovalRequest> open(String subjectType, UUID subject) {
        return approvals.open(subjectType, subject);
    }

    /** Without asking who sees it: for the engine's own part. */
    @Transactional(readOnly = true)
    public ApprovalRequest get(UUID id) {
        return approvals.find(id).orElseThrow(() -> new NotFound("approval", id));
    }

    /** The one in which somebody has this place. */
    @Transactional(readOnly = true)
    public ApprovalRequest ofSigner(UUID signer) {
        return get(approvals.ofSigner(signer));
    }

    private ApprovalRequest change(Viewer by, UUID id, String comment, boolean mustSay, BiConsumer<ApprovalRequest, Hand> act) {
        var request = lock(by, id);
        act.accept(request, Hand.of(by, text(comment, mustSay), clock.instant()));
        requests.keep(request, by.login());
        return request;
    }

    private ApprovalRequest lock(Viewer by, UUID id) {
        var request = requests.hold(id);
        if (!sight.sees(by, id)) {
            throw new NotFound("approval", id);
        }
        return request;
    }

    private static boolean isAsker(Viewer by, ApprovalRequest request) {
        return by.login().equals(request.about().submittedBy()) || by.isOwner(request.about().requester());
    }

    private String choice(String login) {
        if (approvers.choices().stream().noneMatch(person -> person.login().equals(login))) {
            throw Refusal.ofField("to", "error.notAChoice");
        }
        return login;
    }

    private static String text(String comment, boolean mustSay) {
        (mustSay ? PlainText.requiredProblem("comment", comment, LONGEST_COMMENT) : PlainText.problem("comment", comment, LONGEST_COMMENT))
                .ifPresent(problem -> {
                    throw problem;
                });
        return PlainText.cleanLines(comment);
    }
}
