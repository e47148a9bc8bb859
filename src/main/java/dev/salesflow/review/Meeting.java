package dev.salesflow.review;

import dev.salesflow.review.action.ActionView;
import dev.salesflow.review.agenda.Agenda;
import dev.salesflow.review.agenda.AgendaCase;
import dev.salesflow.review.agenda.CaseKnowledge;
import dev.salesflow.review.territory.TerritoryFigure;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * All that a review shows: as things stand while it is open, as they stood once it is closed.
 *
 * @param agenda null where it was never prepared
 * @param known by customer
 * @param earlier actions of the reviews before: unfinished, waiting for the manager's word, or settled in this one
 * @param actions agreed in this one
 */
public record Meeting(ReviewView review, Agenda agenda, List<AgendaCase> cases, Map<UUID, CaseKnowledge> known, List<TerritoryFigure> territory,
        List<ActionView> earlier, List<ActionView> actions) {

    public List<ActionView> of(UUID customer) {
        return actions.stream().filter(action -> customer.equals(action.customerId())).toList();
    }

    /** About none of its cases; a merge may have moved one to a customer that is no case here. */
    public List<ActionView> further() {
        return actions.stream().filter(action -> cases.stream().noneMatch(one -> one.customerId().equals(action.customerId()))).toList();
    }
}
