package dev.salesflow.review.web;

import dev.salesflow.review.action.ActionView;
import dev.salesflow.review.agenda.AgendaCase;
import dev.salesflow.review.agenda.Answer;
import dev.salesflow.review.agenda.Line;
import java.util.List;

/**
 * One case as page and paper show it.
 *
 * @param disposition in the reader's language; null while nothing is decided
 * @param again whether the review was held without a decision on it
 */
record CaseSlide(AgendaCase of, List<Answer> answers, List<Line> moves, String disposition, boolean again, List<ActionView> actions) {

    public String anchor() {
        return "case-" + of.id();
    }
}
