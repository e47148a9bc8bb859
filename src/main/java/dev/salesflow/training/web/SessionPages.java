package dev.salesflow.training.web;

import dev.salesflow.coaching.CoachingWords;
import dev.salesflow.identity.Viewers;
import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.web.FormEnd;
import dev.salesflow.shared.web.Texts;
import dev.salesflow.shared.web.Typed;
import dev.salesflow.training.CourseCatalogue;
import dev.salesflow.training.evaluation.EvaluationBook;
import dev.salesflow.training.session.SeatBook;
import dev.salesflow.training.session.SessionBook;
import dev.salesflow.training.session.SessionData;
import dev.salesflow.training.session.TrainingSession;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A session: planned, moved, cancelled; who comes, what they did, what it brought. */
@Controller
@RequestMapping("/training")
class SessionPages {

    private final SessionBook sessions;
    private final SeatBook seats;
    private final EvaluationBook evaluations;
    private final CourseCatalogue courses;
    private final CoachingWords words;
    private final Viewers viewers;
    private final FormEnd end;
    private final Texts texts;
    private final Clock clock;

    SessionPages(SessionBook sessions, SeatBook seats, EvaluationBook evaluations, CourseCatalogue courses, CoachingWords words, Viewers viewers, FormEnd end,
            Texts texts, Clock clock) {
        this.sessions = sessions;
        this.seats = seats;
        this.evaluations = evaluations;
        this.courses = courses;
        this.words = words;
        this.viewers = viewers;
        this.end = end;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping("/courses/{course}/sessions/new")
    String enter(@PathVariable UUID course, Model model) {
        CourseCatalogue.mustKeep(viewers.current());
        return form(course, null, Map.of("day", LocalDate.now(clock).plusDays(7).toString(), "from", "09:00", "minutes", "120", "seats", "12",
                "trainer", viewers.current().login()), Map.of(), model);
    }

    @PostMapping("/courses/{course}/sessions")
    String plan(@PathVariable UUID course, @RequestParam Map<String, String> values, Model model, HttpServletResponse response,
            RedirectAttributes flash) {
        CourseCatalogue.mustKeep(viewers.current());
        courses.get(course);
        return end.of(response, () -> {
            var id = sessions.plan(viewers.current(), course, data(values));
            return to(id, begun(id) ? "training.session.entered" : "training.session.planned", flash);
        }, problems -> form(course, null, values, problems, model));
    }

    @GetMapping("/sessions/{id}/edit")
    String edit(@PathVariable UUID id, Model model) {
        CourseCatalogue.mustKeep(viewers.current());
        var session = sessions.get(viewers.current(), id);
        return form(session.courseId(), id, typed(session), Map.of(), model);
    }

    @PostMapping("/sessions/{id}")
    String change(@PathVariable UUID id, @RequestParam Map<String, String> values, Model model, HttpServletResponse response,
            RedirectAttributes flash) {
        CourseCatalogue.mustKeep(viewers.current());
        var session = sessions.get(viewers.current(), id);
        return end.of(response, () -> {
            sessions.change(viewers.current(), id, version(values), data(values));
            return to(id, "training.session.changed", flash);
        }, problems -> form(session.courseId(), id, values, problems, model));
    }

    @GetMapping("/sessions/{id}")
    String show(@PathVariable UUID id, Model model) {
        return show(id, Map.of(), Map.of(), model);
    }

    @PostMapping("/sessions/{id}/cancel")
    String cancel(@PathVariable UUID id, @RequestParam Map<String, String> values, Model model, HttpServletResponse response,
            RedirectAttributes flash) {
        return done(id, values, "training.session.cancelled.done", model, response, flash,
                () -> sessions.cancel(viewers.current(), id, version(values), PlainText.cleanLines(values.get("reason"))));
    }

    @PostMapping("/sessions/{id}/seats")
    String enrol(@PathVariable UUID id, @RequestParam Map<String, String> values, Model model, HttpServletResponse response,
            RedirectAttributes flash) {
        return done(id, values, begun(id) ? "training.seat.added" : "training.seat.enrolled", model, response, flash, () -> seats.enrol(viewers.current(), id, values.getOrDefault("login", "")));
    }

    @PostMapping("/sessions/{id}/seats/removal")
    String withdraw(@PathVariable UUID id, @RequestParam Map<String, String> values, Model model, HttpServletResponse response,
            RedirectAttributes flash) {
        return done(id, values, begun(id) ? "training.seat.takenOff" : "training.seat.withdrawn", model, response, flash, () -> seats.withdraw(viewers.current(), id, values.getOrDefault("login", "")));
    }

    @PostMapping("/sessions/{id}/marks")
    String mark(@PathVariable UUID id, @RequestParam Map<String, String> values, Model model, HttpServletResponse response,
            RedirectAttributes flash) {
        var sheet = new MarkSheet(values);
        return done(id, values, "training.seat.marked", model, response, flash, () -> {
            if (!sheet.isOf(seats.toMark(viewers.current(), sessions.get(viewers.current(), id)))) {
                throw Refusal.conflict("error.changedMeanwhile");
            }
            if (!sheet.unread().all().isEmpty()) {
                sheet.unread().addAll(seats.problems(viewers.current(), id, sheet.touched())).throwIfAny();
            }
            seats.mark(viewers.current(), id, sheet.marks(), sheet.was());
        });
    }

    private String done(UUID id, Map<String, String> values, String message, Model model, HttpServletResponse response,
            RedirectAttributes flash, Runnable work) {
        sessions.get(viewers.current(), id);
        return end.of(response, () -> {
            work.run();
            return to(id, message, flash);
        }, problems -> show(id, values, problems, model));
    }

    private boolean begun(UUID id) {
        return sessions.get(viewers.current(), id).begun(clock.instant());
    }

    private String to(UUID id, String message, RedirectAttributes flash) {
        flash.addFlashAttribute("done", texts.text(message));
        return "redirect:/training/sessions/" + id;
    }

    private SessionData data(Map<String, String> values) {
        var typed = new Typed(values);
        var data = new SessionData(typed.date("day"), typed.time("from"), typed.wholeNumber("minutes"), typed.text("place", 200), typed.text("link", 1000),
                typed.text("trainer", 100), typed.wholeNumber("seats"));
        typed.problems().addAll(sessions.problems(data)).throwIfAny();
        return data;
    }

    private Map<String, String> typed(TrainingSession session) {
        var typed = new HashMap<String, String>();
        var start = session.startsAt().atZone(clock.getZone());
        typed.put("day", start.toLocalDate().toString());
        typed.put("from", start.toLocalTime().toString());
        typed.put("minutes", Long.toString(Duration.between(session.startsAt(), session.endsAt()).toMinutes()));
        typed.put("place", session.place());
        typed.put("link", session.link());
        typed.put("trainer", session.trainer());
        typed.put("seats", Integer.toString(session.seats()));
        typed.put("version", Integer.toString(session.version()));
        return typed;
    }

    private String form(UUID course, UUID id, Map<String, String> typed, Map<String, String> problems, Model model) {
        model.addAttribute("course", courses.get(course));
        model.addAttribute("id", id);
        model.addAttribute("typed", typed);
        model.addAttribute("problems", problems);
        model.addAttribute("trainers", sessions.trainers());
        return "training/session-form";
    }

    private String show(UUID id, Map<String, String> typed, Map<String, String> problems, Model model) {
        var viewer = viewers.current();
        var session = sessions.get(viewer, id);
        var list = seats.of(viewer, session);
        var mayMark = seats.mayMark(viewer, session);
        // Not "session": templates know the web session by that name.
        model.addAttribute("held", session);
        model.addAttribute("begun", session.begun(clock.instant()));
        model.addAttribute("seats", list);
        model.addAttribute("amendable", session.amendable(clock.instant()));
        model.addAttribute("choices", seats.choices(viewer, session));
        model.addAttribute("removable", seats.removable(viewer, session, list));
        model.addAttribute("mayMark", mayMark && session.stands());
        model.addAttribute("leads", viewer.leads());
        model.addAttribute("viewer", viewer);
        model.addAttribute("evaluation", mayMark ? evaluations.ofSession(viewer, session) : null);
        model.addAttribute("words", words);
        model.addAttribute("typed", new MarkSheet(typed).shown(list, problems));
        model.addAttribute("reason", PlainText.cleanLines(typed.get("reason")));
        model.addAttribute("problems", problems);
        return "training/session";
    }

    /** A form whose version is missing or no number is one of an earlier page. */
    private static int version(Map<String, String> values) {
        var version = new Typed(values).wholeNumber("version");
        return version == null ? 0 : version;
    }
}
