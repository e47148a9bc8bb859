package dev.salesflow.forecast.web;

import dev.salesflow.company.CompanyBook;
import dev.salesflow.forecast.Category;
import dev.salesflow.forecast.Forecast;
import dev.salesflow.forecast.ForecastDeal;
import dev.salesflow.forecast.ForecastFlows;
import dev.salesflow.forecast.Movement;
import dev.salesflow.forecast.Period;
import dev.salesflow.forecast.Scope;
import dev.salesflow.forecast.Snapshots;
import dev.salesflow.forecast.StageHistory;
import dev.salesflow.forecast.Voice;
import dev.salesflow.identity.Narrowing;
import dev.salesflow.identity.People;
import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.opportunity.Stage;
import dev.salesflow.opportunity.alert.DealAlerts;
import dev.salesflow.shared.Money;
import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.web.Back;
import dev.salesflow.shared.web.ListAddress;
import dev.salesflow.shared.web.Query;
import dev.salesflow.shared.web.Texts;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The forecast of a quarter, what people say over it, and what moved in it. */
@Controller
class ForecastPages {

    private static final int SIZE = 50;
    private static final int PAST = 4;

    private final Forecast forecast;
    private final ForecastFlows flows;
    private final Snapshots snapshots;
    private final StageHistory history;
    private final DealAlerts alerts;
    private final OpportunityBook deals;
    private final CompanyBook company;
    private final People people;
    private final Narrowing narrowing;
    private final Viewers viewers;
    private final Texts texts;
    private final Clock clock;

    ForecastPages(Forecast forecast, ForecastFlows flows, Snapshots snapshots, StageHistory history, DealAlerts alerts, OpportunityBook deals, CompanyBook company,
            People people, Narrowing narrowing, Viewers viewers, Texts texts, Clock clock) {
        this.forecast = forecast;
        this.flows = flows;
        this.snapshots = snapshots;
        this.history = history;
        this.alerts = alerts;
        this.deals = deals;
        this.company = company;
        this.people = people;
        this.narrowing = narrowing;
        this.viewers = viewers;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping("/forecast")
    String show(Query query, Model model) {
        var asked = ask(query, model);
        var category = query.oneOf("category", Category.class);
        model.addAttribute("category", category);
        model.addAttribute("categories", Category.values());
        model.addAttribute("sums", forecast.sums(asked.scope(), asked.period()));
        var page = forecast.deals(asked.scope(), asked.period(), category, query.page(SIZE));
        model.addAttribute("page", page);
        model.addAttribute("marks", alerts.of(page.items().stream().map(ForecastDeal::id).toList()));
        model.addAttribute("uncounted", forecast.uncounted(asked.scope()));
        model.addAttribute("percents", forecast.percents());
        model.addAttribute("floors", forecast.floors());
        model.addAttribute("passed", history.all());
        model.addAttribute("stages", Stage.ALL);
        model.addAttribute("voices", Voice.values());
        model.addAttribute("link", ListAddress.open(asked.address("/forecast").with("category", category).toString()));
        return "forecast/show";
    }

    @GetMapping("/forecast/flow")
    String flow(Query query, Model model) {
        var asked = ask(query, model);
        var days = snapshots.days();
        var first = day(query, "from").orElseGet(() -> days.stream().filter(day -> !day.isAfter(asked.period().from())).findFirst()
                .or(() -> days.isEmpty() ? Optional.empty() : Optional.of(days.get(days.size() - 1))).orElse(null));
        var second = day(query, "until").filter(day -> first != null && day.isAfter(first)).orElse(null);
        var movement = query.oneOf("movement", Movement.class);
        model.addAttribute("days", days);
        model.addAttribute("first", first);
        model.addAttribute("second", second);
        model.addAttribute("movement", movement);
        var address = asked.address("/forecast/flow").with("from", first).with("until", second);
        model.addAttribute("flowLink", ListAddress.open(address.toString()));
        if (first != null) {
            model.addAttribute("flow", flows.flow(asked.scope(), asked.period(), first, second));
            if (movement != null) {
                model.addAttribute("page", flows.deals(asked.scope(), asked.period(), first, second, movement, query.page(SIZE)));
                model.addAttribute("link", ListAddress.open(address.with("movement", movement).toString()));
            }
        }
        var now = Period.of(LocalDate.now(clock));
        model.addAttribute("accuracies", IntStream.rangeClosed(1, PAST).mapToObj(n -> flows.accuracy(asked.scope(), now.plus(-n)))
                .flatMap(Optional::stream).toList());
        return "forecast/flow";
    }

    @PostMapping("/forecast/{deal}")
    String say(@PathVariable UUID deal, @RequestParam Map<String, String> values, RedirectAttributes next) {
        var viewer = viewers.current();
        var opportunity = deals.visible(deal, viewer);
        if (!deals.mayChange(opportunity, viewer)) {
            throw new AccessDeniedException("deal " + deal + " is not " + viewer.login() + "'s to forecast");
        }
        try {
            forecast.say(opportunity, forecast.voice(opportunity, viewer), category(values.get("category")), amount(values.get("amount")),
                    viewer.login());
            next.addFlashAttribute("done", texts.text("forecast.said"));
        } catch (Refusal refusal) {
            next.addFlashAttribute("problem", texts.text(refusal.all().get(0)));
        }
        return "redirect:" + Back.local(values.get("back"));
    }

    private Asked ask(Query query, Model model) {
        var viewer = viewers.current();
        var now = Period.of(LocalDate.now(clock));
        var period = Objects.requireNonNullElse(query.written("period", Period::read, now.toString()), now);
        var currencies = forecast.currencies();
        var currency = Objects.requireNonNullElse(query.oneOf("currency", currencies), company.current().currency());
        var scope = new Scope(viewer, query.named("owner", login -> people.find(login).isPresent()), query.id("team"), currency);
        // Earlier and later ones are reached by way of these.
        model.addAttribute("periods", Stream.concat(now.around(), period.around()).distinct().sorted(Comparator.comparing(Period::from)).toList());
        model.addAttribute("period", period);
        model.addAttribute("currencies", currencies);
        model.addAttribute("currency", currency);
        model.addAttribute("owner", scope.owner());
        model.addAttribute("team", scope.team());
        model.addAttribute("listOwner", viewer.leads() ? scope.owner() : viewer.login());
        model.addAttribute("owners", narrowing.owners(viewer));
        model.addAttribute("teams", narrowing.teams(viewer));
        return new Asked(scope, period);
    }

    private record Asked(Scope scope, Period period) {

        ListAddress address(String path) {
            return ListAddress.of(path).with("period", period).with("owner", scope.owner()).with("team", scope.team()).with("currency", scope.currency());
        }
    }

    private static Optional<LocalDate> day(Query query, String name) {
        return Optional.ofNullable(query.day(name));
    }

    private static Category category(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return Arrays.stream(Category.values()).filter(one -> one.name().equals(text)).findFirst()
                .orElseThrow(() -> Refusal.ofField("category", "error.notAChoice"));
    }

    /** The reason stands over the page, far from the field: it says what was typed. */
    private static BigDecimal amount(String text) {
        try {
            return text == null || text.isBlank() ? null : Money.read("amount", text);
        } catch (Refusal unreadable) {
            var below = "error.negativeAmount".equals(unreadable.key());
            throw Refusal.ofField("amount", below ? "forecast.belowZero" : "forecast.noAmount", PlainText.quoted(text));
        }
    }
}
