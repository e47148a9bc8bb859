package dev.salesflow.approval;

import dev.salesflow.approval.ApprovalCase.Role;
import dev.salesflow.approval.ApprovalEntry.Verb;
import dev.salesflow.shared.Ids;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the system does when signers are late or leave. */
class Substitution {

    private final ApprovalRequest request;
    private final SignerTable table;
    private final List<String> superiors;
    private final List<String> admins;
    private final Instant now;

    Substitution(ApprovalRequest request, SignerTable table, List<String> superiors, List<String> admins, Instant now) {
        this.request = request;
        this.table = table;
        this.superiors = superiors;
        this.admins = admins;
        this.now = now;
    }

    /**
     * Those above may sign for the seat as well, once for each signer; in place of one who was added, whose signature must be there.
     * Where all of them sign a step ahead, the administrators: a delay does not make one signature out of two. Each has as much time as the one
     * before and is passed over in turn.
     */
    void escalate(UUID signerId) {
        var late = table.find(signerId);
        if (!request.isOpen() || late == null || !late.isOpen() || late.escalated) {
            return;
        }
        late.escalated = true;
        nearest(late).stream().limit(late.isAdded() ? 1 : Integer.MAX_VALUE).forEach(superior -> {
            request.note(Verb.ESCALATED, null, now).of(late).from(late.login).to(superior).add();
            if (late.isAdded()) {
                table.exchange(late, late.anew(superior));
            } else {
                seat(superior, late, late.role);
            }
        });
        keepClimbing();
    }

    /** Where all who could sign in a place were late, or are gone, its time begins anew: somebody above may be there by then. */
    private void keepClimbing() {
        table.all().stream().filter(place -> place.isOpen() && !table.hasTime(place)).forEach(place -> table.exchange(place, place.anew(place.login)));
    }

    /**
     * Their open places go to another; where that one may not sign and a signature would be missing, to those above or the
     * administrators; and where there are none, to that other all the same: who must sign stays open rather than being passed
     * unsigned. Then the request goes on, for what it waited for may have fallen away.
     */
    void replace(String from, String to, String by) {
        for (var place : table.openOf(from)) {
            var onlyOpinion = from.equals(place.login) && place.delegatedBy != null;
            if (onlyOpinion) {
                pass(place, from, request.canSign(to) ? to : place.delegatedBy, by);
            } else if (mayTake(place, to)) {
                pass(place, from, to, by);
            } else {
                fill(place, from, to, by);
            }
        }
        request.goOn(now);
        keepClimbing();
    }

    /** What whoever asks by now was to sign goes to those above them; what nobody else can take stays open, and an administrator decides. */
    void release(String asker, String by) {
        for (var place : table.openOf(asker)) {
            var others = table.isNeeded(place) ? nearest(place) : List.<String>of();
            if (asker.equals(place.login) && place.delegatedBy != null) {
                pass(place, asker, place.delegatedBy, by);
            } else if (!others.isEmpty()) {
                seat(others, place, asker, by);
            } else if (!table.isDeserted(place)) {
                request.note(Verb.HANDED_OVER, by, now).of(place).from(asker).add();
                table.remove(place);
            }
        }
        request.goOn(now);
        keepClimbing();
    }

    /** Whoever was asked for an opinion here may be asked to decide. */
    private boolean mayTake(Signer place, String to) {
        return canSign(to, place) || to.equals(place.login) && !request.isOwn(to) && !table.hasSigned(to)
                && !table.decidesBeside(place, to) && request.stepAhead(to, place) == 0;
    }

    private void fill(Signer place, String from, String to, String by) {
        var others = table.isNeeded(place) ? nearest(place) : List.<String>of();
        if (!others.isEmpty()) {
            seat(others, place, from, by);
        } else if (!table.isDeserted(place) || table.decidesBeside(place, to)) {
            request.note(Verb.HANDED_OVER, by, now).of(place).from(from).add();
            table.remove(place);
        } else {
            pass(place, from, to, by);
            countIfSigned(place, to);
        }
    }

    /** In a later step that is done when it comes. */
    private void countIfSigned(Signer place, String to) {
        if (place.isOpen() && place.step == table.step() && table.hasSigned(to)) {
            place.login = to;
            place.delegatedBy = null;
            request.count(place, now);
        }
    }

    private void pass(Signer place, String from, String to, String by) {
        request.note(Verb.HANDED_OVER, by, now).of(place).from(from).to(to).add();
        place.delegatedBy = from.equals(place.delegatedBy) ? to : place.delegatedBy;
        place.login = from.equals(place.login) ? to : place.login;
        if (place.login.equals(place.delegatedBy)) {
            request.comesBack(place, now);
        }
    }

    /** One of several suffices, except in place of one who was added. */
    private void seat(List<String> others, Signer place, String from, String by) {
        table.remove(place);
        if (!place.isAdded() && place.role != Role.ADMIN && admins.containsAll(others)) {
            request.note(Verb.FELL_TO_ADMINS, null, now).of(place).detail(place.role.name()).add();
        }
        others.stream().limit(place.isAdded() ? 1 : others.size()).forEach(other -> {
            request.note(Verb.HANDED_OVER, by, now).of(place).from(from).to(other).add();
            seat(other, place, !place.isAdded() && admins.contains(other) ? Role.ADMIN : place.role);
        });
    }

    private Signer seat(String login, Signer beside, Role role) {
        var added = new Signer(Ids.next(), beside.step, beside.seat, role, login);
        table.add(added);
        return added;
    }

    private List<String> nearest(Signer place) {
        var above = able(superiors, place);
        return above.isEmpty() ? able(admins, place) : above;
    }

    private List<String> able(List<String> logins, Signer place) {
        return logins.stream().filter(login -> canSign(login, place)).toList();
    }

    /** Whoever alone signs a step ahead would turn two signatures into one. */
    private boolean canSign(String who, Signer place) {
        return request.canSign(who) && request.stepAhead(who, place) == 0;
    }
}
