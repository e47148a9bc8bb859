package dev.salesflow.approval;

import dev.salesflow.approval.ApprovalEntry.Verb;
import dev.salesflow.approval.ApprovalRequest.Place;
import dev.salesflow.shared.Ids;
import dev.salesflow.shared.Refusal;
import java.util.UUID;

/** How a signer brings others in: in their place, for an opinion, or beside them. */
class Passing {

    private final ApprovalRequest request;
    private final SignerTable table;
    private final Hand hand;

    Passing(ApprovalRequest request, SignerTable table, Hand hand) {
        this.request = request;
        this.table = table;
        this.hand = hand;
    }

    void handOver(UUID signerId, String to) {
        var signer = request.deciding(signerId, hand);
        mustBeAbleToSign(to);
        mustNotSignAhead(to, signer);
        request.note(Verb.HANDED_OVER, hand).of(signer).from(signer.login).to(to).add();
        signer.login = to;
    }

    void delegate(UUID signerId, String to) {
        var signer = request.deciding(signerId, hand);
        mustBeAbleToSign(to);
        request.note(Verb.DELEGATED, hand).of(signer).from(signer.login).to(to).add();
        signer.delegatedBy = signer.login;
        signer.login = to;
    }

    /** What a delegate thinks of it; who delegated decides. */
    void giveBack(UUID signerId) {
        var signer = request.acting(signerId, hand);
        if (signer.delegatedBy == null) {
            throw Refusal.of("approval.notDelegated");
        }
        request.note(Verb.RETURNED, hand).of(signer).from(signer.login).to(signer.delegatedBy).add();
        request.comesBack(signer, hand.at());
        request.goOn(hand.at());
    }

    void addSigner(UUID signerId, String who, Place place) {
        var signer = request.deciding(signerId, hand);
        mustBeAbleToSign(who);
        mustNotSignAhead(who, signer);
        var added = new Signer(Ids.next(), table.step(), signer.seat, null, who);
        if (place == Place.BEFORE) {
            signer.waitsFor = added.id;
        } else if (place == Place.AFTER) {
            added.waitsFor = signer.id;
        }
        table.add(added);
        request.note(Verb.SIGNER_ADDED, hand).of(signer).to(who).detail(place.name()).add();
    }

    private void mustNotSignAhead(String who, Signer place) {
        var ahead = request.stepAhead(who, place);
        if (ahead > 0) {
            throw Refusal.ofField("to", "approval.standsAhead", ahead);
        }
    }

    private void mustBeAbleToSign(String who) {
        if (!request.canSign(who)) {
            throw Refusal.ofField("to", "approval.cannotSign");
        }
    }
}
