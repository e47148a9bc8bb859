package dev.salesflow.nurturing.web;

import dev.salesflow.identity.Viewers;
import dev.salesflow.nurturing.ContactBook;
import dev.salesflow.nurturing.ContactWay;
import dev.salesflow.nurturing.ContactWords;
import dev.salesflow.shared.Days;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.web.FormEnd;
import dev.salesflow.shared.web.Texts;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where the author of a contact's record puts right what it says. */
@Controller
class CorrectionPages {

    private final ContactBook book;
    private final ContactRecordList list;
    private final Viewers viewers;
    private final FormEnd end;
    private final Texts texts;
    private final Clock clock;

    CorrectionPages(ContactBook book, ContactRecordList list, Viewers viewers, FormEnd end, Texts texts, Clock clock) {
        this.book = book;
        this.list = list;
        this.viewers = viewers;
        this.end = end;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping("/contact-records/{id}/edit")
    String form(@PathVariable UUID id, Model model) {
        var record = mine(id);
        var typed = new HashMap<String, String>();
        typed.put("way", record.way().name());
        typed.put("said", record.written());
        typed.put("customerWords", record.customerWords());
        typed.put("objection", record.objection());
        typed.put("answer", record.answer());
        return form(record, typed, Map.of(), model);
    }

    @PostMapping("/contact-records/{id}/edit")
    String correct(@PathVariable UUID id, @RequestParam Map<String, String> values, Model model, RedirectAttributes next, HttpServletResponse response) {
        var record = mine(id);
        return end.of(response, () -> {
            var input = new ContactInput(values);
            var words = new ContactWords(input.choice("way", ContactWay.class), values.get("said"), values.get("customerWords"),
                    values.get("objection"), values.get("answer"));
            input.problems().throwIfAny();
            book.correct(id, words, viewers.current());
            next.addFlashAttribute("done", texts.text("contactRecord.corrected"));
            return "redirect:/customers/" + record.customerId();
        }, problems -> form(record, values, problems, model));
    }

    private ContactRecordList.Row mine(UUID id) {
        var viewer = viewers.current();
        var record = list.one(id, viewer);
        if (!record.recordedBy().equals(viewer.login())) {
            throw new NotFound("contact record", id);
        }
        return record;
    }

    private String form(ContactRecordList.Row record, Map<String, String> typed, Map<String, String> problems, Model model) {
        model.addAttribute("record", record);
        model.addAttribute("held", Days.moments(clock.getZone()).format(record.heldAt()));
        model.addAttribute("typed", typed);
        model.addAttribute("problems", problems);
        model.addAttribute("ways", ContactWay.values());
        return "nurturing/correct";
    }
}
