package dev.salesflow.approval;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Who sits where in the steps of a request, and whose signature is wanted: one of each seat, and all who were added. */
class SignerTable {

    private final List<ApprovalCase.Step> plan;
    private final List<Signer> signers;
    private int step;

    SignerTable(List<ApprovalCase.Step> plan, Collection<Signer> signers, int step) {
        this.plan = plan;
        this.signers = new ArrayList<>(signers);
        this.step = step;
    }

    int step() {
        return step;
    }

    List<Signer> all() {
        return List.copyOf(signers);
    }

    List<Signer> asked() {
        return signers.stream().filter(this::isAsked).toList();
    }

    boolean isAsked(Signer signer) {
        return signer.step == step && signer.isOpen()
                && signers.stream().noneMatch(one -> one.id.equals(signer.waitsFor) && one.isOpen()) && !followsTwin(signer);
    }

    /** Of two places of a step that one person alone would sign the first is asked, for it counts as the other. */
    private boolean followsTwin(Signer signer) {
        return isOwnAlone(signer) && signers.subList(0, signers.indexOf(signer)).stream().anyMatch(one -> isTwin(one, signer) && isOwnAlone(one));
    }

    private boolean isOwnAlone(Signer place) {
        return !place.isAdded() && place.delegatedBy == null && base(place.seat).filter(Signer::isOpen).count() == 1;
    }

    private static boolean isTwin(Signer one, Signer other) {
        return one != other && one.step == other.step && one.seat != other.seat && one.isOpen() && !one.isAdded() && one.delegatedBy == null && one.login.equals(other.login);
    }

    /**
     * Who signed in one role of the step need not in another: where somebody shares that these are asked, else the signature counts.
     *
     * @return the places in which it counts
     */
    List<Signer> twins(Signer signed) {
        var twins = signers.stream().filter(one -> isTwin(one, signed)).toList();
        twins.stream().filter(one -> !isOwnAlone(one)).forEach(Signer::close);
        return twins.stream().filter(Signer::isOpen).toList();
    }

    /** The place in which they signed that step. */
    Optional<Signer> signed(int step, String login) {
        return signers.stream().filter(one -> one.step == step && one.state == Signer.State.APPROVED && login.equals(one.login)).findFirst();
    }

    /** By their own hand. */
    boolean hasSigned(String login) {
        return signers.stream().anyMatch(one -> one.state == Signer.State.APPROVED && login.equals(one.signedBy));
    }

    /** Asked in this step, now or later, or waiting for a delegate. */
    boolean sits(String login) {
        return inStep().anyMatch(one -> one.isOpen() && (login.equals(one.login) || login.equals(one.delegatedBy)));
    }

    /**
     * A step ahead that this person alone would sign, so that a signature in {@code place} would count there as well.
     *
     * @return its number; 0: none
     */
    int aloneAhead(String login, Signer place) {
        return signers.stream().filter(one -> one.step > step && one != place && !one.isAdded() && one.isOpen() && login.equals(one.login))
                .filter(this::hasNobodyElse).mapToInt(one -> one.step).min().orElse(0);
    }

    private boolean hasNobodyElse(Signer of) {
        return signers.stream().filter(one -> one.step == of.step && one.seat == of.seat && !one.isAdded() && one.isOpen())
                .allMatch(one -> one.login.equals(of.login) || hasSigned(one.login) || one.step > step && sits(one.login));
    }

    /** Whether one signature fewer would be given if this place fell away: all who were added sign, of a seat one. */
    boolean isNeeded(Signer place) {
        return place.isAdded() || hasNobodyElse(place);
    }

    void add(Signer signer) {
        signers.add(signer);
    }

    void remove(Signer signer) {
        signers.remove(signer);
    }

    /** Whoever waited for the one waits for the other. */
    void exchange(Signer one, Signer other) {
        signers.set(signers.indexOf(one), other);
        signers.stream().filter(waiting -> one.id.equals(waiting.waitsFor)).forEach(waiting -> waiting.waitsFor = other.id);
    }

    /** Whether somebody may still sign in that place before those above are asked. */
    boolean hasTime(Signer place) {
        return signers.stream().anyMatch(one -> one.isOpen() && !one.escalated
                && (one == place || !place.isAdded() && !one.isAdded() && one.step == place.step && one.seat == place.seat));
    }

    /**
     * Goes on as far as there are signatures for.
     *
     * @param counted signs for who signed before and is alone in a seat of a later step
     * @return whether the last step is complete
     */
    boolean settle(Consumer<Signer> counted) {
        closeSignedSeats();
        while (isComplete()) {
            if (step == plan.size()) {
                return true;
            }
            next().forEach(counted);
            closeSignedSeats();
        }
        return false;
    }

    /** Whoever shares a seat with one who signed need not. */
    private void closeSignedSeats() {
        seats().filter(this::isSigned).forEach(seat -> base(seat).filter(Signer::isOpen).forEach(Signer::close));
    }

    private boolean isComplete() {
        var all = plan.get(step - 1).mode() == ApprovalCase.Mode.ALL;
        // Of a step without seats nothing is signed.
        return inStep().findAny().isPresent() && (all ? seats().allMatch(this::isDone) : seats().anyMatch(this::isDone));
    }

    /** Who signed before is not asked again: where others hold the seat these are, else the signature counts. */
    private List<Signer> next() {
        inStep().filter(Signer::isOpen).forEach(Signer::close);
        step++;
        var counted = new ArrayList<Signer>();
        seats().forEach(seat -> {
            var before = base(seat).filter(Signer::isOpen).filter(one -> hasSigned(one.login)).toList();
            if (!before.isEmpty() && before.size() == base(seat).filter(Signer::isOpen).count()) {
                counted.add(before.get(0));
            } else {
                before.forEach(Signer::close);
            }
        });
        return counted;
    }

    void backTo(int earlier) {
        signers.removeIf(one -> one.step >= earlier && one.isAdded());
        signers.stream().filter(one -> one.step >= earlier).forEach(Signer::reopen);
        step = earlier;
    }

    void closeAll() {
        signers.stream().filter(Signer::isOpen).forEach(Signer::close);
    }

    List<Signer> openOf(String login) {
        return signers.stream().filter(one -> one.isOpen() && (login.equals(one.login) || login.equals(one.delegatedBy))).toList();
    }

    Signer find(UUID id) {
        return signers.stream().filter(one -> one.id.equals(id)).findFirst().orElse(null);
    }

    /** Whether this person has signed or decides elsewhere in the step of that place; who only gives an opinion there does not. */
    boolean decidesBeside(Signer place, String login) {
        return signers.stream().filter(one -> one != place && one.step == place.step && one.state != Signer.State.CLOSED)
                .anyMatch(one -> login.equals(one.delegatedBy == null ? one.login : one.delegatedBy) || login.equals(one.signedBy));
    }

    /** Whether its seat is left without anybody, be it one whose signature from before counts there. */
    boolean isDeserted(Signer of) {
        return of.isAdded() || signers.stream().noneMatch(one -> one != of && one.step == of.step && one.seat == of.seat && !one.isAdded()
                && one.state != Signer.State.CLOSED);
    }

    private boolean isDone(int seat) {
        return isSigned(seat) && inStep().noneMatch(one -> one.seat == seat && one.isAdded() && one.isOpen());
    }

    private boolean isSigned(int seat) {
        return base(seat).anyMatch(one -> one.state == Signer.State.APPROVED);
    }

    private Stream<Signer> base(int seat) {
        return inStep().filter(one -> one.seat == seat && !one.isAdded());
    }

    private Stream<Integer> seats() {
        return inStep().map(one -> one.seat).distinct().toList().stream();
    }

    private Stream<Signer> inStep() {
        return signers.stream().filter(one -> one.step == step);
    }
}
