package dev.salesflow.notice.web;

import dev.salesflow.identity.Viewers;
import dev.salesflow.notice.Notice;
import dev.salesflow.notice.NoticeChoices;
import dev.salesflow.notice.Outbox;
import dev.salesflow.shared.web.Query;
import dev.salesflow.shared.web.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What each person wants to be told, as a part of their account; and for administrators the mail that did not get out. */
@Controller
class NoticePages {

    private static final int LIST = 50;

    private final NoticeChoices choices;
    private final Outbox outbox;
    private final Viewers viewers;
    private final Texts texts;

    NoticePages(NoticeChoices choices, Outbox outbox, Viewers viewers, Texts texts) {
        this.choices = choices;
        this.outbox = outbox;
        this.viewers = viewers;
        this.texts = texts;
    }

    @GetMapping("/account/notices")
    String chosen(Model model) {
        model.addAttribute("kinds", Notice.values());
        model.addAttribute("chosen", choices.of(viewers.current().login()));
        return "notice/choices :: panel";
    }

    @PostMapping("/account/notices")
    String choose(@RequestParam(required = false) List<String> notice, RedirectAttributes flash) {
        var wanted = notice == null ? List.<String>of() : notice;
        choices.choose(viewers.current().login(),
                Arrays.stream(Notice.values()).filter(kind -> wanted.contains(kind.name())).collect(Collectors.toSet()));
        flash.addFlashAttribute("done", texts.text("notice.chosen"));
        return "redirect:/account";
    }

    @GetMapping("/mail")
    String open(Query query, Model model) {
        model.addAttribute("mails", outbox.open(viewers.current(), query.page(LIST)));
        return "notice/mail";
    }

    @PostMapping("/mail/{id}/again")
    String again(@PathVariable UUID id, RedirectAttributes flash) {
        outbox.sendAgain(viewers.current(), id);
        flash.addFlashAttribute("done", texts.text("mail.willBeSent"));
        return "redirect:/mail";
    }

    @PostMapping("/mail/{id}/removal")
    String drop(@PathVariable UUID id, RedirectAttributes flash) {
        outbox.drop(viewers.current(), id);
        flash.addFlashAttribute("done", texts.text("mail.dropped"));
        return "redirect:/mail";
    }
}
