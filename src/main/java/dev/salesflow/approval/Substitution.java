package dev.salesflow.approval;

import dev.salesflow.approval.ApprovalCase.Role;
import dev.salesflow.approval.ApprovalEntry.Verb;
import dev.salesflow.shared.Ids;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What the system does when signers are late or leave. */
class Substitution {

    private final ApprovalRequest request;
    private final SignerTable table;
    private final Instant now;

    Substitution(ApprovalRequest request, SignerTable table, Instant now) {
        this.request = request;
        this.table = table;
        this.now = now;
    }

    /**
     * Those above may sign for the seat as well, once for each signer; in place of one who was added, whose signature must be there.
     * Where all of them sign a step ahead, the administrators: a delay does not make one signature out of two.
     */
    boolean escalate(UUID signerId, Collection<String> superiors, Collection<String> admins) {
        var late = table.find(signerId);
        if (!request.isOpen() || late == null || !late.isOpen() || late.escalated) {
            return false;
        }
        late.escalated = true;
        var nearest = able(superiors, late);
        var above = nearest.isEmpty() ? able(admins, late) : nearest;
        if (late.isAdded() && !above.isEmpty()) {
            request.note(Verb.ESCALATED, null, now).of(late).from(late.login).to(above.get(0)).add();
            late.delegatedBy = null;
            late.login = above.get(0);
            return true;
        }
        above.forEach(superior -> {
            seat(superior, late, late.role).escalated = true;
            request.note(Verb.ESCALATED, null, now).of(late).from(late.login).to(superior).add();
        });
        return true;
    }

    /**
     * Their open places go to another, or where that one may not sign and nobody is left for the seat, to those who may. Where
     * there are none, to that other all the same: who must sign stays open rather than being passed unsigned.
     */
    void replace(String from, String to, Collection<String> others, String by) {
        for (var place : table.openOf(from)) {
            var next = request.canSign(to, place) || isLast(place, to, others) ? to : null;
            request.note(Verb.HANDED_OVER, by, now).of(place).from(from).to(next).add();
            if (next == null) {
                leave(place, others);
            } else {
                place.delegatedBy = from.equals(place.delegatedBy) ? next : place.delegatedBy;
                place.login = from.equals(place.login) ? next : place.login;
            }
        }
    }

    /** Unless the other has a place in that very step, where their one signature is enough. */
    private boolean isLast(Signer place, String to, Collection<String> others) {
        return to != null && table.isDeserted(place) && !table.standsBeside(place, to) && able(others, place).isEmpty();
    }

    private void leave(Signer place, Collection<String> others) {
        table.remove(place);
        if (table.isDeserted(place)) {
            able(others, place).stream().limit(place.isAdded() ? 1 : others.size())
                    .forEach(other -> seat(other, place, place.isAdded() ? null : Role.ADMIN));
        }
    }

    private List<String> able(Collection<String> logins, Signer place) {
        return logins.stream().filter(login -> request.canSign(login, place)).toList();
    }

    private Signer seat(String login, Signer beside, Role role) {
        var added = new Signer(Ids.next(), beside.step, beside.seat, role, login);
        table.add(added);
        return added;
    }
}
