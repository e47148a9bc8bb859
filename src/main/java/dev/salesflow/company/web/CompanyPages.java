package dev.salesflow.company.web;

import dev.salesflow.company.Company;
import dev.salesflow.company.CompanyBook;
import dev.salesflow.company.CompanyData;
import dev.salesflow.company.Logo;
import dev.salesflow.identity.Viewers;
import dev.salesflow.shared.Days;
import dev.salesflow.shared.Refusals;
import dev.salesflow.shared.web.FormEnd;
import dev.salesflow.shared.web.Texts;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The company's settings, for administrators; its logo, for everyone. */
@Controller
@RequestMapping("/company")
class CompanyPages {

    /** What is typed into the settings. */
    record Typed(Integer version, String name, String currency, String zone, Set<String> weekend) {

        static Typed of(Company company) {
            return new Typed(company.version(), company.name(), company.currency(), company.zone() == null ? "" : company.zone().getId(),
                    company.weekend().stream().map(DayOfWeek::name).collect(Collectors.toSet()));
        }

        CompanyData data() {
            var days = Arrays.stream(DayOfWeek.values()).filter(day -> weekend != null && weekend.contains(day.name())).collect(Collectors.toSet());
            return new CompanyData(name, currency, zone, days);
        }
    }

    /** What is typed to mark days of the calendar. */
    record Marked(String first, String last, String working, String dayName) {
    }

    private final CompanyBook book;
    private final Viewers viewers;
    private final FormEnd end;
    private final Texts texts;
    private final Clock clock;

    CompanyPages(CompanyBook book, Viewers viewers, FormEnd end, Texts texts, Clock clock) {
        this.book = book;
        this.viewers = viewers;
        this.end = end;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping
    String show(Model model) {
        return page(Typed.of(book.current()), null, Map.of(), model);
    }

    @PostMapping
    String change(@ModelAttribute Typed typed, HttpServletResponse response, Model model, RedirectAttributes flash) {
        return end.of(response, () -> {
            book.change(viewers.current(), typed.version() == null ? -1 : typed.version(), typed.data());
            return done(flash, "company.changed");
        }, problems -> page(typed, null, problems, model));
    }

    @PostMapping("/days")
    String mark(@ModelAttribute Marked marked, HttpServletResponse response, Model model, RedirectAttributes flash) {
        return end.of(response, () -> {
            var read = new Refusals();
            var first = read.read(() -> Days.readOptional("first", marked.first()));
            var last = read.read(() -> Days.readOptional("last", marked.last()));
            read.throwIfAny();
            book.mark(viewers.current(), first, last, "true".equals(marked.working()), marked.dayName());
            return done(flash, "company.marked");
        }, problems -> page(Typed.of(book.current()), marked, problems, model));
    }

    @PostMapping("/days/{day}/removal")
    String unmark(@PathVariable LocalDate day, RedirectAttributes flash) {
        book.unmark(viewers.current(), day);
        return done(flash, "company.unmarked");
    }

    @PostMapping("/logo")
    String logo(@RequestParam(required = false) MultipartFile logo, HttpServletResponse response, Model model, RedirectAttributes flash) throws IOException {
        var picture = logo == null ? new byte[0] : logo.getBytes();
        return end.of(response, () -> {
            new Refusals().require(picture.length > 0, "logo", "error.required").throwIfAny();
            book.show(viewers.current(), Logo.of(picture));
            return done(flash, "company.changed");
        }, problems -> page(Typed.of(book.current()), null, problems, model));
    }

    @PostMapping("/logo/removal")
    String noLogo(RedirectAttributes flash) {
        book.show(viewers.current(), null);
        return done(flash, "company.changed");
    }

    /** Pages ask for it with the settings' version in the address, so that it can be kept. */
    @GetMapping("/logo")
    ResponseEntity<byte[]> logo() {
        return book.logo().map(logo -> ResponseEntity.ok().contentType(MediaType.parseMediaType(logo.type()))
                        .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic()).body(logo.bytes()))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private String page(Typed typed, Marked marked, Map<String, String> problems, Model model) {
        if (!viewers.current().seesEverything()) {
            throw new AccessDeniedException("only administrators see the company's settings");
        }
        model.addAttribute("typed", typed);
        model.addAttribute("marked", marked == null ? new Marked("", "", "false", "") : marked);
        model.addAttribute("problems", problems);
        model.addAttribute("weekdays", List.of(DayOfWeek.values()));
        model.addAttribute("currencies", currencies(typed.currency()));
        model.addAttribute("zones", ZoneId.getAvailableZoneIds().stream().filter(id -> id.contains("/") && !id.startsWith("SystemV")).sorted().toList());
        model.addAttribute("machinesZone", ZoneId.systemDefault().getId());
        model.addAttribute("days", book.daysFrom(LocalDate.now(clock).withDayOfYear(1)));
        return "company/settings";
    }

    /** What is paid with somewhere today; the one that is set stays to choose. */
    private static List<String> currencies(String present) {
        var today = Arrays.stream(Locale.getISOCountries()).map(country -> Currency.getInstance(new Locale("", country)))
                .filter(Objects::nonNull).map(Currency::getCurrencyCode);
        return Stream.concat(today, Stream.ofNullable(present)).distinct().sorted().toList();
    }

    private String done(RedirectAttributes flash, String key) {
        flash.addFlashAttribute("done", texts.text(key));
        return "redirect:/company";
    }
}
