package dev.salesflow.review.web;

import dev.salesflow.company.CompanyBook;
import dev.salesflow.company.Logo;
import dev.salesflow.identity.Viewers;
import dev.salesflow.review.Meeting;
import dev.salesflow.review.CaseReviewBook;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.PdfPress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** A review's minutes as PDF, in either language whoever reads them: who leads the rep takes them at any time, the rep when it was held. */
@Controller
class MinutesPaper {

    private static final List<String> LANGUAGES = List.of("en", "zh");

    private final CaseReviewBook reviews;
    private final ReviewWords words;
    private final CompanyBook company;
    private final ITemplateEngine templates;
    private final PdfPress press;
    private final Viewers viewers;
    private final MessageSource messages;
    private final Clock clock;

    MinutesPaper(CaseReviewBook reviews, ReviewWords words, CompanyBook company, ITemplateEngine templates, PdfPress press, Viewers viewers, MessageSource messages,
            Clock clock) {
        this.reviews = reviews;
        this.words = words;
        this.company = company;
        this.templates = templates;
        this.press = press;
        this.viewers = viewers;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/reviews/{id}/minutes/{language}")
    ResponseEntity<byte[]> minutes(@PathVariable UUID id, @PathVariable String language) {
        var viewer = viewers.current();
        var meeting = reviews.meeting(viewer, id);
        var readable = meeting.review().held() || reviews.mayHold(viewer, meeting.review());
        if (!LANGUAGES.contains(language) || !readable) {
            throw new NotFound("minutes", id);
        }
        var locale = Locale.forLanguageTag(language);
        var name = messages.getMessage("review.paper.file", new Object[] {meeting.review().periodFrom().toString()}, locale) + ".pdf";
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF).cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString())
                .body(press.print(page(meeting, locale)));
    }

    private String page(Meeting meeting, Locale locale) {
        var values = new HashMap<String, Object>();
        values.put("review", meeting.review());
        values.put("slides", words.slides(meeting, true, locale));
        values.put("territory", words.territory(meeting, locale));
        values.put("samples", words.samples(meeting));
        values.put("earlier", meeting.earlier());
        values.put("further", meeting.further());
        values.put("language", locale.getLanguage());
        values.put("font", PdfPress.FONT);
        values.put("ours", company.current().name());
        values.put("logo", company.logo().map(Logo::inPlace).orElse(null));
        values.put("zone", clock.getZone());
        return templates.process("review/minutes", new Context(locale, values));
    }
}
