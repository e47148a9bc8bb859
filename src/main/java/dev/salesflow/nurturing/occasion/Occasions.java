package dev.salesflow.nurturing.occasion;

import dev.salesflow.company.CompanyBook;
import dev.salesflow.grading.CustomerTier;
import dev.salesflow.grading.Grade;
import dev.salesflow.identity.Viewer;
import dev.salesflow.nurturing.occasion.OccasionFacts.Kind;
import dev.salesflow.nurturing.occasion.OwnCustomers.Group;
import dev.salesflow.rules.RuleBook;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
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
    /** Who has no customer yet still reads what is news for everybody. */
    private static final List<Group> NOBODYS = List.of(new Group(null, null, null, null, null, 0, List.of()));

    private final Anniversaries anniversaries;
    private final OwnCustomers customers;
    private final NewsBook news;
    private final CompanyBook company;
    private final RuleBook rules;
    private final Clock clock;

    Occasions(Anniversaries anniversaries, OwnCustomers customers, NewsBook news, CompanyBook company, RuleBook rules, Clock clock) {
        this.anniversaries = anniversaries;
        this.customers = customers;
        this.news = news;
        this.company = company;
        this.rules = rules;
        this.clock = clock;
    }

    /** Of the person's own customers, and what concerns several of them, told with whom where it is not all; the soonest first. */
    public List<Occasion> own(Viewer viewer) {
        var own = personal(viewer.isOwn("c.owner_login"), viewer.parameters());
        return sorted(Stream.concat(own, general(() -> orNobodys(customers.of(viewer)))));
    }

    /** Of one customer: its people, its anniversary, holidays, and the news that concern it. */
    public List<Occasion> of(UUID customer) {
        var own = personal("c.id = :customer", Map.of("customer", customer));
        return sorted(Stream.concat(own, general(() -> customers.only(customer))));
    }

    private static List<Group> orNobodys(List<Group> groups) {
        return groups.isEmpty() ? NOBODYS : groups;
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
        var facts = new OccasionFacts(kind, found.grade() == null ? null : Grade.valueOf(found.grade()),
                found.tier() == null ? null : CustomerTier.valueOf(found.tier()), null);
        return idea(facts, day).map(idea -> new Occasion(kind, day, found.what(), null, years, found.customerId(), found.customer(), idea, 0, List.of()));
    }

    /** What there is to speak to several about. */
    private record Reason(Kind kind, LocalDate day, String what, String text, Predicate<Group> concerns) {
    }

    /** Holidays and news, once for each way in which they concern these customers; where there are none, nobody looks at the customers. */
    private Stream<Occasion> general(Supplier<List<Group>> whom) {
        var reasons = reasons();
        if (reasons.isEmpty()) {
            return Stream.empty();
        }
        var groups = whom.get();
        var decided = decided(reasons, groups);
        return reasons.stream().flatMap(reason -> ideas(reason, groups, decided).entrySet().stream().map(idea -> occasion(reason, idea, groups)));
    }

    private List<Reason> reasons() {
        return Stream.concat(holidays().stream().map(one -> new Reason(Kind.HOLIDAY, one.day(), one.name(), null, group -> true)),
                news.current().stream().map(one -> new Reason(one.kind(), one.firstDay(), one.title(), one.text(), group -> group.concerns(one)))).toList();
    }

    /** All cases at once; those for which the table has nothing are absent. */
    private Map<OccasionFacts, OccasionFacts.Idea> decided(List<Reason> reasons, List<Group> groups) {
        var facts = reasons.stream().map(Reason::kind).distinct().flatMap(kind -> groups.stream().map(group -> facts(kind, group))).distinct().toList();
        var decisions = rules.decideAll(OccasionRules.OCCASION_WAY, facts).iterator();
        var decided = new HashMap<OccasionFacts, OccasionFacts.Idea>();
        facts.forEach(one -> decisions.next().row().ifPresent(row -> decided.put(one, row.result())));
        return decided;
    }

    private static OccasionFacts facts(Kind kind, Group group) {
        return new OccasionFacts(kind, group.grade(), group.tier(), group.match());
    }

    /** What to do, and with which of the groups. */
    private Map<OccasionFacts.Idea, List<Group>> ideas(Reason reason, List<Group> groups, Map<OccasionFacts, OccasionFacts.Idea> decided) {
        var ideas = new LinkedHashMap<OccasionFacts.Idea, List<Group>>();
        groups.stream().filter(reason.concerns()).forEach(group -> Optional.ofNullable(decided.get(facts(reason.kind(), group))).filter(idea -> inTime(idea, reason.day()))
                .ifPresent(idea -> ideas.computeIfAbsent(idea, none -> new ArrayList<>()).add(group)));
        return ideas;
    }

    private static Occasion occasion(Reason reason, Map.Entry<OccasionFacts.Idea, List<Group>> idea, List<Group> all) {
        var concerned = sum(idea.getValue());
        var names = idea.getValue().stream().flatMap(group -> group.names().stream()).sorted().limit(OwnCustomers.NAMED).toList();
        var some = concerned < sum(all);
        return new Occasion(reason.kind(), reason.day(), reason.what(), reason.text(), 0, null, null, idea.getKey(), some ? concerned : 0, some ? names : List.of());
    }

    private static int sum(List<Group> groups) {
        return groups.stream().mapToInt(Group::customers).sum();
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
    private Optional<OccasionFacts.Idea> idea(OccasionFacts facts, LocalDate day) {
        return rules.decide(OccasionRules.OCCASION_WAY, facts).row().map(row -> row.result()).filter(idea -> inTime(idea, day));
    }

    private boolean inTime(OccasionFacts.Idea idea, LocalDate day) {
        return !day.isAfter(today().plusDays(Objects.requireNonNullElse(idea.daysAhead(), 0)));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
