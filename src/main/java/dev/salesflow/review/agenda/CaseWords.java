package dev.salesflow.review.agenda;

import dev.salesflow.opportunity.DealAlert.Level;
import dev.salesflow.opportunity.KeyFact;
import dev.salesflow.review.agenda.CaseKnowledge.Deal;
import dev.salesflow.review.agenda.CaseKnowledge.Move;
import dev.salesflow.review.agenda.CaseKnowledge.Next;
import dev.salesflow.review.agenda.Line.Tone;
import dev.salesflow.review.territory.TerritoryFigure;
import dev.salesflow.rules.RowNote;
import dev.salesflow.shared.Money;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Tells what is known of a case, question by question, in the reader's language; the page and the paper say the same words. */
@Component
public class CaseWords {

    private static final int NAMED = 12;

    private final MessageSource messages;
    private final Clock clock;

    CaseWords(MessageSource messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    /** The questions of its grade, in the table's order. */
    public List<Answer> answers(AgendaGroup group, CaseKnowledge known, Locale locale) {
        return group.asked().stream().map(asked -> new Answer(asked.question(), asked.row(), lines(asked, known, locale))).toList();
    }

    /** Those about the territory. */
    public List<Answer> answers(AgendaGroup territory, List<TerritoryFigure> figures, Locale locale) {
        return territory.asked().stream().map(asked -> {
            var lines = new Lines(messages, locale);
            figures.stream().filter(figure -> figure.question() == asked.question())
                    .forEach(figure -> lines.add(figure.calls() ? Tone.WARN : Tone.PLAIN, figure.key(), figure.arguments().toArray()));
            return new Answer(asked.question(), asked.row(), lines.all());
        }).toList();
    }

    private List<Line> lines(AgendaGroup.Asked asked, CaseKnowledge known, Locale locale) {
        var lines = new Lines(messages, locale);
        switch (asked.question()) {
            case ORIGIN -> origin(known, lines);
            case KEY_FACTS -> keyFacts(known, lines);
            case PROGRESS -> progress(known, lines);
            case NEXT_ACTIONS -> next(known, lines);
            case WAITING_FOR -> waiting(known, lines);
            case DISSATISFACTION -> dissatisfaction(known, lines);
            case LAST_CONTACT -> last(known, lines);
            case NEXT_CONTACT -> nextContact(known, lines);
            case LEFT_OUT -> leftOut(known, lines);
            case FACTS_FOR_GRADE -> missing(known, lines);
            // Of the territory: nothing is known of a single case.
            case GRADE_COUNTS, EVENT_YIELD, LIST_SIZE -> { }
        }
        return lines.all();
    }

    private static void origin(CaseKnowledge known, Lines lines) {
        lines.known("customer.field.source", known.profile().source()).add(Tone.PLAIN, "review.known.since", known.profile().knownSince().toString());
        if (known.profile().need() != null) {
            lines.known("customer.field.need", known.profile().need());
        }
    }

    private static void keyFacts(CaseKnowledge known, Lines lines) {
        if (noDeal(known, lines)) {
            return;
        }
        known.deals().stream().filter(Deal::open).flatMap(deal -> deal.facts().stream()).forEach(fact -> {
            var tone = switch (fact.state()) {
                case MISSING -> Tone.BAD;
                case UNPROVEN, STALE -> Tone.WARN;
                case SOLID -> Tone.GOOD;
            };
            var state = lines.text("keyFact.state." + fact.state().name().toLowerCase(Locale.ROOT));
            lines.add(tone, fact.value() == null ? "review.fact.missing" : "review.fact.said", lines.text("keyFact." + fact.kind()), state,
                    fact.kind() == KeyFact.Kind.BUDGET ? Money.retold(fact.value(), lines.locale()) : fact.value());
        });
    }

    private static boolean noDeal(CaseKnowledge known, Lines lines) {
        var none = known.deals().stream().noneMatch(Deal::open);
        if (none) {
            lines.add(Tone.WARN, "review.noDeal");
        }
        return none;
    }

    private static void progress(CaseKnowledge known, Lines lines) {
        noDeal(known, lines);
        for (var deal : known.deals()) {
            if (deal.open()) {
                lines.add(Tone.PLAIN, deal.paused() ? "review.deal.paused" : "review.deal", lines.text("stage." + deal.stage()), deal.daysInStage(),
                        deal.amount() == null ? lines.text("review.deal.noAmount") : Money.text(deal.amount(), deal.currency(), lines.locale()),
                        deal.expectedSigning() == null ? lines.text("review.deal.noSigning")
                                : lines.text("review.deal.signing", deal.expectedSigning().toString()));
            }
            deal.alerts().forEach(alert -> lines.addText(alert.level() == Level.URGENT ? Tone.BAD : Tone.WARN,
                    new RowNote(alert.noteEn(), alert.noteZh()).in(lines.locale())));
        }
    }

    private static void next(CaseKnowledge known, Lines lines) {
        if (known.next().isEmpty()) {
            lines.add(Tone.BAD, "review.next.none");
        }
        known.next().forEach(one -> lines.add(one.overdue() ? Tone.BAD : one.kind() == Next.Kind.DOUBT ? Tone.WARN : Tone.PLAIN,
                (one.overdue() ? "review.next.overdue." : "review.next.") + one.kind(),
                one.due() == null ? lines.text("review.next.noDay") : one.due().toString(), one.what(), one.owner()));
    }

    private static void waiting(CaseKnowledge known, Lines lines) {
        var profile = known.profile();
        lines.known("customer.field.selection", lines.choice("customer.selection.", profile.selection()))
                .known("customer.field.need", profile.need())
                .known("customer.field.expectedPurchase", profile.expectedPurchase() == null ? null : profile.expectedPurchase().toString());
        if (known.last() != null && known.last().customerWords() != null) {
            lines.add(Tone.PLAIN, "review.theirWords", known.last().customerWords());
        }
    }

    private static void dissatisfaction(CaseKnowledge known, Lines lines) {
        var profile = known.profile();
        lines.known("customer.field.computerisation", lines.choice("customer.computerisation.", profile.computerisation()));
        if (profile.computerisation() == null || profile.computerisation().equals("NONE")) {
            return;
        }
        lines.known("customer.field.satisfaction", lines.choice("customer.satisfaction.", profile.satisfaction()));
        if (profile.computerisation().equals("VENDOR")) {
            lines.known("customer.field.vendorHope", lines.choice("review.yes.", profile.vendorHope()));
        } else {
            lines.known("customer.field.designerLeft", lines.choice("review.yes.", profile.designerLeft()));
        }
    }

    private static void last(CaseKnowledge known, Lines lines) {
        var last = known.last();
        if (last == null) {
            lines.add(Tone.BAD, "review.contact.none");
            return;
        }
        var how = last.way() != null ? lines.text("contactRecord.way." + last.way()) : lines.text("review.contact.meeting", lines.text("stage." + last.stage()));
        lines.add(last.result() != null && last.result().equals("FAILED") ? Tone.WARN : Tone.PLAIN, "review.contact", last.on().toString(), how,
                last.by() == null ? "–" : last.by(), last.result() == null ? "–" : lines.text("contactRecord.result." + last.result()));
        if (last.said() != null) {
            lines.addText(Tone.PLAIN, last.word() == null ? last.said() : lines.text(last.word()));
        }
        if (last.customerWords() != null) {
            lines.add(Tone.PLAIN, "review.theirWords", last.customerWords());
        }
        lines.add(known.contactsSince() == 0 ? Tone.WARN : Tone.PLAIN, "review.contact.count", known.contactsSince());
    }

    private static void nextContact(CaseKnowledge known, Lines lines) {
        var plan = known.plan();
        if (plan.dueOn() == null) {
            lines.add(Tone.WARN, "review.plan.none");
        } else {
            lines.add(plan.overdue() ? Tone.BAD : Tone.PLAIN, plan.overdue() ? "review.plan.overdue" : "review.plan", plan.dueOn().toString(),
                    plan.way() == null ? "–" : lines.text("contactRecord.way." + plan.way()));
        }
        next(known, lines);
    }

    private static void leftOut(CaseKnowledge known, Lines lines) {
        if (known.plan().overdue()) {
            lines.add(Tone.BAD, "review.plan.overdue", known.plan().dueOn().toString(),
                    known.plan().way() == null ? "–" : lines.text("contactRecord.way." + known.plan().way()));
        }
        known.leftOut().stream().limit(NAMED).forEach(person -> lines.add(person.decides() ? Tone.BAD : Tone.WARN,
                person.decides() ? "review.leftOut.decides" : "review.leftOut", person.name(), person.title() == null ? "–" : person.title()));
        if (known.leftOut().size() > NAMED) {
            lines.add(Tone.WARN, "review.leftOut.more", known.leftOut().size() - NAMED);
        }
        if (lines.isEmpty()) {
            lines.add(Tone.GOOD, "review.leftOut.none");
        }
    }

    private static void missing(CaseKnowledge known, Lines lines) {
        if (known.missing().isEmpty()) {
            lines.add(Tone.PLAIN, "review.missing.none");
        } else {
            lines.add(Tone.WARN, "review.missing", known.missing().stream().map(field -> lines.text("customer.field." + field))
                    .collect(Collectors.joining(lines.text("review.comma"))));
        }
    }

    /** What moved since the case was last looked at; empty where nothing did. */
    public List<Line> moves(CaseKnowledge known, Locale locale) {
        var lines = new Lines(messages, locale);
        known.moves().forEach(move -> lines.add(Tone.PLAIN, move.before() == null ? "review.moved.first." + move.kind() : "review.moved." + move.kind(),
                move.at().atZone(clock.getZone()).toLocalDate().toString(), told(move, move.before(), lines), told(move, move.after(), lines)));
        return lines.all();
    }

    private static String told(Move move, String value, Lines lines) {
        if (value == null) {
            return lines.text("review.moved.nothing");
        }
        return switch (move.kind()) {
            case STAGE -> lines.text("stage." + value);
            case FACT -> lines.text("keyFact." + value);
            case OUTCOME -> lines.text("review.outcome." + value);
            case AMOUNT -> Money.retold(value, lines.locale());
            case SIGNING, GRADE -> value;
        };
    }
}
