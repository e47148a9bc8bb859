package dev.salesflow.nurturing.occasion;

import dev.salesflow.company.CompanyBook;
import dev.salesflow.customer.Customer;
import dev.salesflow.grading.CustomerTier;
import dev.salesflow.grading.Grade;
import dev.salesflow.identity.Viewer;
import dev.salesflow.nurturing.occasion.OccasionFacts.Kind;
import dev.salesflow.rules.RuleBook;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What there is to speak to customers about these days, and how, by the table {@code occasion-way}. */
@Component
@Transactional(readOnly = true)
public class Occasions {

    /** Further ahead nothing is suggested, whatever the table says. */
    private static final int AHEAD = 30;
    private static final int MOST = 200;

    private final Anniversaries anniversaries;
    private final NewsBook news;
    private final CompanyBook company;
    private final RuleBook rules;
    private final Clock clock;

    Occasions(Anniversaries anniversaries, NewsBook news, CompanyBook company, RuleBook rules, Clock clock) {
        this.anniversaries = anniversaries;
        this.news = news;
        this.company = company;
        this.rules = rules;
        this.clock = clock;
    }

    /** Of the person's own customers, and what concerns all of them; the soonest first. */
    public List<Occasion> own(Viewer viewer) {
        var own = personal(viewer.isOwn("c.owner_login"), viewer.parameters());
        return sorted(Stream.concat(own, general(one -> true, null, null)));
    }

    /** Of one customer: its people, its anniversary, holidays, and the news that concern it. */
    public List<Occasion> of(Customer customer, String tier) {
        var grade = customer.grade() == null ? null : Grade.valueOf(customer.grade());
        var own = personal("c.id = :customer", Map.of("customer", customer.id()));
        var data = customer.data();
        return sorted(Stream.concat(own, general(one -> (one.industry() == null || one.industry().equals(data.industry()))
                && (one.territory() == null || one.territory().equals(data.territory())), grade, tier(tier))));
    }

    private static List<Occasion> sorted(Stream<Occasion> occasions) {
        return occasions.sorted(Comparator.comparing(Occasion::day)).toList();
    }

    private Stream<Occasion> personal(String which, Map<String, ?> parameters) {
        var days = Anniversaries.days(today(), AHEAD);
        return anniversaries.find(which, parameters, days, MOST).stream().map(found -> {
            var day = days.get(found.dayOfYear());
            var years = found.birthday() ? 0 : day.getYear() - found.since();
            return found.birthday() || years > 0 ? suggested(found, day, years) : Optional.<Occasion>empty();
        }).flatMap(Optional::stream);
    }

    private Optional<Occasion> suggested(Anniversaries.Found found, LocalDate day, int years) {
        var kind = found.birthday() ? Kind.BIRTHDAY : Kind.ANNIVERSARY;
        return idea(kind, found.grade() == null ? null : Grade.valueOf(found.grade()), tier(found.tier()), day)
                .map(idea -> new Occasion(kind, day, found.what(), null, years, found.customerId(), found.customer(), idea));
    }

    private Stream<Occasion> general(java.util.function.Predicate<SalesNews> concerns, Grade grade, CustomerTier tier) {
        var holidays = holidays().stream().flatMap(day -> idea(Kind.HOLIDAY, grade, tier, day.day())
                .map(idea -> new Occasion(Kind.HOLIDAY, day.day(), day.name(), null, 0, null, null, idea)).stream());
        var current = news.current().stream().filter(concerns).flatMap(one -> idea(one.kind(), grade, tier, one.firstDay())
                .map(idea -> new Occasion(one.kind(), one.firstDay(), one.title(), one.text(), 0, null, null, idea)).stream());
        return Stream.concat(holidays, current);
    }

    private record Holiday(LocalDate day, String name) {
    }

    /** The first day of each; those that follow under the same name are the same holiday. */
    private List<Holiday> holidays() {
        var first = new ArrayList<Holiday>();
        var before = new Holiday[1];
        company.daysFrom(today().minusDays(AHEAD)).stream().filter(day -> !day.working()).forEach(day -> {
            var follows = before[0] != null && before[0].name().equals(day.name()) && before[0].day().plusDays(1).equals(day.day());
            before[0] = new Holiday(day.day(), day.name());
            if (!follows) {
                first.add(before[0]);
            }
        });
        return first.stream().filter(day -> !day.day().isBefore(today()) && !day.day().isAfter(today().plusDays(AHEAD))).toList();
    }

    /** Empty where the table has none, or not so long before. */
    private Optional<OccasionFacts.Idea> idea(Kind kind, Grade grade, CustomerTier tier, LocalDate day) {
        return rules.decide(OccasionRules.OCCASION_WAY, new OccasionFacts(kind, grade, tier)).row().map(row -> row.result())
                .filter(idea -> !day.isAfter(today().plusDays(Objects.requireNonNullElse(idea.daysAhead(), 0))));
    }

    private static CustomerTier tier(String tier) {
        return tier == null || tier.isEmpty() ? null : CustomerTier.valueOf(tier);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
