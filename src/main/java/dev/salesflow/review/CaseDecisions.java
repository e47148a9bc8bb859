package dev.salesflow.review;

import dev.salesflow.identity.Viewer;
import dev.salesflow.review.agenda.AgendaCase;
import dev.salesflow.review.agenda.AgendaCases;
import dev.salesflow.review.agenda.Disposition;
import dev.salesflow.review.agenda.Dispositions;
import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a manager decides of one case: read, refused where it cannot be carried out, kept. */
@Component
class CaseDecisions {

    static final int LONGEST_NOTE = 2000;

    private final AgendaCases cases;
    private final Dispositions dispositions;
    private final Releases releases;

    CaseDecisions(AgendaCases cases, Dispositions dispositions, Releases releases) {
        this.cases = cases;
        this.dispositions = dispositions;
        this.releases = releases;
    }

    /** @param disposition null takes the decision back */
    Optional<Disposition> decide(AgendaCase found, CaseReview review, String disposition, String note, Viewer by) {
        var problems = new Refusals();
        var chosen = Optional.ofNullable(PlainText.clean(disposition)).map(code -> problems.read(() -> choice(code, found)));
        problems.add(PlainText.problem("note", note, LONGEST_NOTE))
                .require(chosen.isPresent() || note == null || problems.concerns("disposition"), "disposition", "review.noteWithoutDisposition")
                .require(note != null || chosen.filter(one -> one.effect() == Disposition.Effect.APPROACH).isEmpty(), "note", "review.approachWithoutNote").throwIfAny();
        chosen.filter(one -> one.effect() == Disposition.Effect.RELEASE).ifPresent(one -> releases.mustBePossible(found, review.rep()));
        cases.decide(review.id(), found.id(), chosen.map(Disposition::code).orElse(null), note, by.login());
        return chosen;
    }

    private Disposition choice(String code, AgendaCase found) {
        return Optional.of(code).filter(PlainText::isReadable).flatMap(dispositions::find)
                .filter(one -> one.active() || one.code().equals(found.disposition())).orElseThrow(() -> Refusal.ofField("disposition", "error.notAChoice"));
    }
}
