package dev.salesflow.approval;

import dev.salesflow.approval.ApprovalEntry.Verb;
import dev.salesflow.identity.Viewer;
import dev.salesflow.shared.Ids;
import dev.salesflow.shared.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One request. It guards what must never happen: nobody signs their own, nobody signs twice, a closed one stays closed. */
public class ApprovalRequest {

    /** What became of it. */
    public enum State { OPEN, APPROVED, SENT_BACK, WITHDRAWN }

    /** When an added signer is asked: before the one who adds them, after, or at once. */
    public enum Place { BEFORE, AFTER, BESIDE }

    private final UUID id;
    private final Instant submittedAt;
    private final SignerTable table;
    private final List<ApprovalEntry> news = new ArrayList<>();
    private ApprovalCase about;
    private State state;
    private Instant urgedAt;
    private Instant closedAt;

    ApprovalRequest(UUID id, ApprovalCase about, Instant submittedAt, SignerTable table, State state, Instant urgedAt, Instant closedAt) {
        this.id = id;
        this.about = about;
        this.submittedAt = submittedAt;
        this.table = table;
        this.state = state;
        this.urgedAt = urgedAt;
        this.closedAt = closedAt;
    }

    static ApprovalRequest submit(ApprovalCase about, List<Signer> signers, Instant now) {
        var request = new ApprovalRequest(Ids.next(), about, now, new SignerTable(about.steps(), signers, 1), State.OPEN, null, null);
        request.note(Verb.SUBMITTED, about.submittedBy(), now).add();
        return request;
    }

    /** How the person decides. */
    Signing signing(Hand hand) {
        return new Signing(this, table, hand);
    }

    /** How the person brings others in. */
    Passing passing(Hand hand) {
        return new Passing(this, table, hand);
    }

    /** @param by null where the matter itself came to an end */
    void withdraw(String by, Instant now) {
        mustBeOpen();
        note(Verb.WITHDRAWN, by, now).add();
        close(State.WITHDRAWN, now);
    }

    /** What it is about could not take effect any more, whoever signed it. */
    void lapse(Instant now) {
        note(Verb.SENT_BACK, null, now).detail("0").add();
        close(State.SENT_BACK, now);
    }

    void override(boolean approved, Hand hand) {
        mustBeOpen();
        mustNotBeOwn(hand.by());
        var outcome = approved ? State.APPROVED : State.SENT_BACK;
        note(Verb.OVERRIDDEN, hand).detail(outcome.name()).add();
        close(outcome, hand.at());
    }

    /** What the system does when signers are late or leave. */
    Substitution substitution(List<String> superiors, List<String> admins, Instant now) {
        return new Substitution(this, table, superiors, admins, now);
    }

    void urged(String by, Instant now) {
        mustBeOpen();
        urgedAt = now;
        note(Verb.URGED, by, now).add();
    }

    void copied(String to, Hand hand) {
        note(Verb.COPIED, hand).to(to).add();
    }

    void goOn(Instant now) {
        if (table.settle(again -> count(again, now))) {
            close(State.APPROVED, now);
        }
    }

    /** Who signed before signs here as well. */
    void count(Signer again, Instant now) {
        again.sign(again.login, now);
        note(Verb.COUNTED, null, now).of(again).to(again.login).add();
    }

    /** One person in two roles of a step signs once. */
    void countInRole(Signer twin, String by, Instant now) {
        twin.sign(by, now);
        note(Verb.COUNTED, null, now).of(twin).to(twin.login).detail(twin.role.name()).add();
    }

    /** To whoever asked for an opinion here: they decide, or have decided in another role of the step meanwhile. */
    void comesBack(Signer place, Instant now) {
        place.login = place.delegatedBy;
        place.delegatedBy = null;
        table.signed(place.step, place.login).ifPresent(signed -> table.twins(signed).forEach(twin -> countInRole(twin, signed.signedBy, now)));
    }

    /** It is another's by now: they ask for it and sign nothing of it any more; a signature that they gave before counts. */
    void changeHands(String to, String by, Instant now) {
        note(Verb.CHANGED_HANDS, by, now).from(about.requester()).to(to).detail(table.hasSigned(to) ? "SIGNED" : null).add();
        about = about.askedBy(to);
    }

    void close(State to, Instant now) {
        state = to;
        closedAt = now;
        table.closeAll();
    }

    /** Somebody who decides, not a delegate who only says what they think. */
    Signer deciding(UUID signerId, Hand hand) {
        var signer = acting(signerId, hand);
        if (signer.delegatedBy != null) {
            throw Refusal.of("approval.onlyOpinion");
        }
        return signer;
    }

    Signer acting(UUID signerId, Hand hand) {
        mustBeOpen();
        mustNotBeOwn(hand.by());
        var signer = table.find(signerId);
        if (signer != null && hand.by().equals(signer.signedBy)) {
            throw Refusal.conflict("approval.signedAlready");
        }
        if (signer == null || !table.isAsked(signer)) {
            throw Refusal.conflict("approval.stepOver");
        }
        if (!hand.mayActFor(signer.login)) {
            throw Refusal.of("approval.notYours");
        }
        // Kept for whoever asks, since nobody else was left.
        mustNotBeOwn(signer.login);
        return signer;
    }

    private void mustBeOpen() {
        if (state != State.OPEN) {
            throw Refusal.conflict("approval.closed." + state);
        }
    }

    private void mustNotBeOwn(String login) {
        if (isOwn(login)) {
            throw Refusal.of(about.askers().contains(login) ? "approval.ownRequest" : "approval.wroteIt");
        }
    }

    /** Whether somebody may be asked who is not asked yet. */
    boolean canSign(String who) {
        return who != null && !isOwn(who) && !table.hasSigned(who) && !table.sits(who);
    }

    int stepAhead(String who, Signer place) {
        return table.aloneAhead(who, place);
    }

    /** Whoever asks or had a hand in it. */
    public boolean isOwn(String login) {
        return about.barred().contains(login);
    }

    ApprovalEntry.Draft note(Verb verb, Hand hand) {
        return note(verb, hand.by(), hand.at()).comment(hand.comment());
    }

    ApprovalEntry.Draft note(Verb verb, String by, Instant at) {
        return new ApprovalEntry.Draft(news, verb, by, at, table.step());
    }

    /** What happened since it was read. */
    List<ApprovalEntry> news() {
        return news;
    }

    /** Those whose signature is wanted now. */
    public List<Signer> asked() {
        return state == State.OPEN ? table.asked() : List.of();
    }

    /** What a person may know of it: who asks and is no manager reads nothing confidential, whoever signs does. */
    public List<ApprovalCase.Fact> factsFor(Viewer viewer) {
        var all = viewer.isManager() || !isOwn(viewer.login()) && table.all().stream().anyMatch(one -> viewer.isOwner(one.login));
        return about.facts().stream().filter(fact -> all || !fact.confidential()).toList();
    }

    public Optional<Signer> signer(UUID signerId) {
        return Optional.ofNullable(table.find(signerId));
    }

    public List<Signer> signers() {
        return table.all();
    }

    public UUID id() {
        return id;
    }

    public ApprovalCase about() {
        return about;
    }

    public State state() {
        return state;
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }

    /** From 1. */
    public int step() {
        return table.step();
    }

    public Instant submittedAt() {
        return submittedAt;
    }

    public Instant urgedAt() {
        return urgedAt;
    }

    public Instant closedAt() {
        return closedAt;
    }
}
