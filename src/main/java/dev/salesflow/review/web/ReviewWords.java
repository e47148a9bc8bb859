package dev.salesflow.review.web;

import dev.salesflow.review.Meeting;
import dev.salesflow.review.action.ActionView;
import dev.salesflow.review.agenda.AgendaCase;
import dev.salesflow.review.agenda.AgendaGroup;
import dev.salesflow.review.agenda.Answer;
import dev.salesflow.review.agenda.CaseKnowledge;
import dev.salesflow.review.agenda.CaseKnowledge.Next;
import dev.salesflow.review.agenda.CaseWords;
import dev.salesflow.review.agenda.Disposition;
import dev.salesflow.review.agenda.Dispositions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** A meeting in the reader's language, for the page and the paper. */
@Component
class ReviewWords {

    private final CaseWords words;
    private final Dispositions dispositions;

    ReviewWords(CaseWords words, Dispositions dispositions) {
        this.words = words;
        this.dispositions = dispositions;
    }

    /** @param decisions whether what was decided is shown, which the rep reads only in the minutes */
    List<CaseSlide> slides(Meeting meeting, boolean decisions, Locale locale) {
        var names = dispositions.all().stream().collect(Collectors.toMap(Disposition::code, Function.identity()));
        return meeting.cases().stream().map(one -> slide(meeting, one, decisions, names, locale)).toList();
    }

    List<Answer> territory(Meeting meeting, Locale locale) {
        return meeting.agenda() == null ? List.of()
                : meeting.agenda().territory().map(group -> words.answers(group, meeting.territory(), locale)).orElse(List.of());
    }

    /** The grades of which not every customer comes up, as the agenda was prepared. */
    List<AgendaGroup> samples(Meeting meeting) {
        return meeting.agenda() == null ? List.of()
                : meeting.agenda().groups().stream().filter(group -> group.customers() > group.chosen() && group.agenda() != null).toList();
    }

    private CaseSlide slide(Meeting meeting, AgendaCase one, boolean decisions, Map<String, Disposition> names, Locale locale) {
        var actions = decisions ? meeting.of(one.customerId()) : List.<ActionView>of();
        var known = known(meeting, one, actions);
        var group = meeting.agenda() == null ? null : meeting.agenda().of(one.grade()).orElse(null);
        var answers = known == null || group == null ? List.<Answer>of() : words.answers(group, known, locale);
        return new CaseSlide(one, answers, known == null ? List.of() : words.moves(known, locale),
                decisions && one.decided() ? names.get(one.disposition()).name(locale) : null, decisions && !one.decided() && meeting.review().held(), actions);
    }

    /** What the review itself agreed on is what comes next, unless it was cancelled. */
    private static CaseKnowledge known(Meeting meeting, AgendaCase one, List<ActionView> actions) {
        var known = meeting.known().get(one.customerId());
        return known == null || actions.isEmpty() || !meeting.review().open() && !meeting.review().held() ? known
                : known.agreeing(actions.stream().map(action -> new Next(Next.Kind.ACTION, action.dueOn(), action.what(), action.ownerName(), false)).toList());
    }
}
