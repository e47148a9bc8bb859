package dev.salesflow.approval;

import dev.salesflow.approval.ApprovalEntry.Verb;
import dev.salesflow.approval.ApprovalRequest.State;
import dev.salesflow.shared.Refusal;
import java.util.UUID;

/** How a signer decides: for it, or back to whoever asked or an earlier step. */
class Signing {

    private final ApprovalRequest request;
    private final SignerTable table;
    private final Hand hand;

    Signing(ApprovalRequest request, SignerTable table, Hand hand) {
        this.request = request;
        this.table = table;
        this.hand = hand;
    }

    void approve(UUID signerId) {
        var signer = signer(signerId);
        var ahead = hand.by().equals(signer.login) ? 0 : table.aloneAhead(hand.by(), signer);
        if (ahead > 0) {
            throw Refusal.of("approval.deputyAhead", ahead);
        }
        signer.sign(hand.by(), hand.at());
        request.note(Verb.APPROVED, hand).of(signer).add();
        table.twins(signer).forEach(twin -> request.countInRole(twin, hand.by(), hand.at()));
        request.goOn(hand.at());
    }

    /** @param toStep an earlier step, or 0: the requester */
    void sendBack(UUID signerId, int toStep) {
        var signer = signer(signerId);
        if (toStep < 0 || toStep >= table.step()) {
            throw Refusal.ofField("step", "approval.noEarlierStep");
        }
        request.note(Verb.SENT_BACK, hand).of(signer).detail(String.valueOf(toStep)).add();
        if (toStep == 0) {
            request.close(State.SENT_BACK, hand.at());
        } else {
            table.backTo(toStep);
        }
    }

    /** Whoever signed before hands it over. */
    private Signer signer(UUID signerId) {
        var signer = request.deciding(signerId, hand);
        if (table.hasSigned(hand.by())) {
            throw Refusal.of("approval.twice");
        }
        return signer;
    }
}
