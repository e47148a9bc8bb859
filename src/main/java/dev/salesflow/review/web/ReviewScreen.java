package dev.salesflow.review.web;

import dev.salesflow.identity.People;
import dev.salesflow.identity.Person;
import dev.salesflow.identity.Viewer;
import dev.salesflow.identity.Viewers;
import dev.salesflow.review.CaseReviewBook;
import dev.salesflow.review.agenda.AgendaAges;
import dev.salesflow.review.agenda.Dispositions;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.web.Texts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.ModelAndView;

/** A review's page: the meeting for who holds it while it is open, the agenda for the rep, the minutes afterwards. */
@Component
class ReviewScreen {

    private final CaseReviewBook reviews;
    private final ReviewWords words;
    private final AgendaAges ages;
    private final Dispositions dispositions;
    private final People people;
    private final Viewers viewers;
    private final Texts texts;
    private final Clock clock;

    ReviewScreen(CaseReviewBook reviews, ReviewWords words, AgendaAges ages, Dispositions dispositions, People people, Viewers viewers, Texts texts,
            Clock clock) {
        this.reviews = reviews;
        this.words = words;
        this.ages = ages;
        this.dispositions = dispositions;
        this.people = people;
        this.viewers = viewers;
        this.texts = texts;
        this.clock = clock;
    }

    String show(UUID id, Model model) {
        return show(id, null, Map.of(), Map.of(), model);
    }

    /** With what was typed at this place of the page, and what is wrong with it. */
    ModelAndView refused(UUID id, String at, Map<String, String> typed, Refusal refusal, Model model) {
        return new ModelAndView(show(id, at, typed, texts.byField(refusal), model), refusal.isConflict() ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_ENTITY);
    }

    private String show(UUID id, String at, Map<String, String> typed, Map<String, String> problems, Model model) {
        var viewer = viewers.current();
        var locale = LocaleContextHolder.getLocale();
        var meeting = reviews.meeting(viewer, id);
        var leads = reviews.mayHold(viewer, meeting.review());
        var holds = leads && meeting.review().open();
        var decisions = leads || meeting.review().held();
        model.addAttribute("review", meeting.review());
        model.addAttribute("holds", holds);
        model.addAttribute("leads", leads);
        model.addAttribute("decisions", decisions);
        var slides = words.slides(meeting, decisions, locale);
        model.addAttribute("slides", slides);
        model.addAttribute("undecided", slides.stream().filter(slide -> !slide.of().decided()).findFirst().map(CaseSlide::anchor).orElse(null));
        model.addAttribute("territory", words.territory(meeting, locale));
        model.addAttribute("samples", words.samples(meeting));
        model.addAttribute("earlier", meeting.earlier());
        model.addAttribute("further", decisions ? meeting.further() : List.of());
        model.addAttribute("tableVersion", meeting.agenda() == null ? null : meeting.agenda().tableVersion());
        model.addAttribute("age", meeting.review().open() ? ages.of(id, meeting.review().rep(), meeting.agenda()).orElse(null) : null);
        model.addAttribute("dispositions", dispositions.all());
        model.addAttribute("owners", holds ? owners(viewer) : List.of());
        model.addAttribute("at", at);
        model.addAttribute("typed", typed);
        model.addAttribute("problems", problems);
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("request", UUID.randomUUID().toString());
        return "review/show";
    }

    private List<Person> owners(Viewer viewer) {
        return people.visibleTo(viewer).stream().filter(Person::enabled).toList();
    }
}
