package dev.salesflow.review.web;

import dev.salesflow.identity.Viewers;
import dev.salesflow.review.CaseReviewBook;
import dev.salesflow.review.action.ActionWish;
import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.web.Texts;
import dev.salesflow.shared.web.Typed;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a manager says in the meeting: of a case, of what is to be done, of what was agreed earlier. */
@Controller
@RequestMapping("/reviews/{id}")
class CasePages {

    private static final Pattern PLACE = Pattern.compile("[a-z]+(-[0-9a-f-]{36})?");

    private final CaseReviewBook reviews;
    private final ReviewScreen screen;
    private final Viewers viewers;
    private final Texts texts;

    CasePages(CaseReviewBook reviews, ReviewScreen screen, Viewers viewers, Texts texts) {
        this.reviews = reviews;
        this.screen = screen;
        this.viewers = viewers;
        this.texts = texts;
    }

    @PostMapping("/cases/{caseId}")
    ModelAndView decide(@PathVariable UUID id, @PathVariable UUID caseId, @RequestParam Map<String, String> values, Model model, RedirectAttributes flash) {
        return said(id, "case-" + caseId, values, model, flash, typed -> {
            var wish = wish(typed);
            reviews.decide(viewers.current(), id, caseId, values.get("disposition"), values.get("note"), wish, typed.problems());
        });
    }

    @PostMapping("/actions")
    ModelAndView agree(@PathVariable UUID id, @RequestParam Map<String, String> values, Model model, RedirectAttributes flash) {
        return said(id, "close", values, model, flash, typed -> {
            var wish = new ActionWish(values.get("requestId"), null, values.get("what"), values.get("owner"), typed.date("due"));
            typed.problems().throwIfAny();
            reviews.agree(viewers.current(), id, wish);
        });
    }

    @PostMapping("/actions/{action}/remove")
    ModelAndView remove(@PathVariable UUID id, @PathVariable UUID action, @RequestParam Map<String, String> values, Model model, RedirectAttributes flash) {
        return said(id, place(values.get("from"), "close"), values, model, flash, typed -> reviews.disagree(viewers.current(), id, action));
    }

    @PostMapping("/earlier/{action}")
    ModelAndView settle(@PathVariable UUID id, @PathVariable UUID action, @RequestParam Map<String, String> values, Model model, RedirectAttributes flash) {
        return said(id, "action-" + action, values, model, flash, typed -> {
            var word = typed.oneOf("word", CaseReviewBook.Word.class);
            var due = word == CaseReviewBook.Word.POSTPONE ? typed.date("due") : null;
            var percent = word == CaseReviewBook.Word.ACCEPT ? typed.wholeNumber("percent") : null;
            typed.problems().require(word != null, "word", "error.notAChoice").throwIfAny();
            reviews.settle(viewers.current(), id, action, word, percent, due);
        });
    }

    @PostMapping("/conclusion")
    ModelAndView draft(@PathVariable UUID id, @RequestParam Map<String, String> values, Model model, RedirectAttributes flash) {
        return said(id, "close", values, model, flash, typed -> reviews.draft(viewers.current(), id, values.get("conclusion")));
    }

    /** The same while it is typed. */
    @PostMapping(path = "/conclusion", headers = "HX-Request")
    String draftAsTyped(@PathVariable UUID id, @RequestParam Map<String, String> values) {
        reviews.draft(viewers.current(), id, values.get("conclusion"));
        return "review/kept :: kept";
    }

    /** Something that may be refused, over what was typed. */
    private interface Saying {
        void of(Typed typed);
    }

    private ModelAndView said(UUID id, String at, Map<String, String> values, Model model, RedirectAttributes flash, Saying saying) {
        try {
            saying.of(new Typed(values));
            flash.addFlashAttribute("done", texts.text("review.kept"));
            return new ModelAndView("redirect:/reviews/" + id + "#" + place(values.get("goto"), at));
        } catch (Refusal refusal) {
            return screen.refused(id, at, values, refusal, model);
        }
    }

    /** Null where nobody typed anything of an action. */
    private static ActionWish wish(Typed typed) {
        var values = typed.values();
        var due = typed.date("due");
        var wanted = Stream.of("what", "due").anyMatch(field -> PlainText.clean(values.get(field)) != null);
        return wanted ? new ActionWish(values.get("requestId"), null, values.get("what"), values.get("owner"), due) : null;
    }

    private static String place(String asked, String usual) {
        return asked != null && PLACE.matcher(asked).matches() ? asked : usual;
    }
}
