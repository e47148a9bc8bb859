package dev.salesflow.approval;

import java.time.Clock;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of open requests without a verb of those who take part: time limits, leavers, hand-overs, and the end of what was asked for. */
@Component
@Transactional
public class ApprovalUpkeep {

    private final OpenRequests requests;
    private final Approvals approvals;
    private final Approvers approvers;
    private final Clock clock;

    ApprovalUpkeep(OpenRequests requests, Approvals approvals, Approvers approvers, Clock clock) {
        this.requests = requests;
        this.approvals = approvals;
        this.approvers = approvers;
        this.clock = clock;
    }

    /** Nothing happens where it was signed meanwhile. */
    public void escalate(UUID signer) {
        change(approvals.ofSigner(signer), one -> one.signer(signer).ifPresent(late -> substitution(one, late.login()).escalate(signer)), null);
    }

    /** Whoever leaves signs nothing any more. What could not take effect by now goes back instead of on, or their leaving could not either. */
    void replace(UUID request, String from, String to, String by) {
        change(request, one -> {
            if (requests.isOver(one.about())) {
                one.lapse(clock.instant());
            } else {
                substitution(one, from).replace(from, to, by);
            }
        }, by);
    }

    /** What is to be approved is another's by now: the request follows it. */
    public void handedOver(String subjectType, UUID subject, String to, String by) {
        approvals.open(subjectType, subject).filter(open -> !open.about().requester().equals(to)).ifPresent(open -> change(open.id(), one -> {
            one.changeHands(to, by, clock.instant());
            if (requests.isOver(one.about())) {
                one.lapse(clock.instant());
            } else {
                substitution(one, to).release(to, by);
            }
        }, by));
    }

    /** What was to be approved came to an end. */
    public void cancel(String subjectType, UUID subject) {
        approvals.open(subjectType, subject).ifPresent(open -> change(open.id(), one -> one.withdraw(null, clock.instant()), null));
    }

    private Substitution substitution(ApprovalRequest request, String of) {
        return request.substitution(approvers.above(of, request.about().barred()), approvers.admins(), clock.instant());
    }

    private void change(UUID id, Consumer<ApprovalRequest> act, String by) {
        var request = requests.hold(id);
        if (request.isOpen()) {
            act.accept(request);
            requests.keep(request, by);
        }
    }
}
