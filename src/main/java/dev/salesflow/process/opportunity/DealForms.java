package dev.salesflow.process.opportunity;

import dev.salesflow.company.CompanyBook;
import dev.salesflow.customer.CustomerBook;
import dev.salesflow.identity.People;
import dev.salesflow.identity.Person;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.Competitors;
import dev.salesflow.opportunity.DealFacts;
import dev.salesflow.opportunity.FactBook;
import dev.salesflow.opportunity.KeyFact;
import dev.salesflow.opportunity.KeyFact.Confidence;
import dev.salesflow.opportunity.KeyFact.Kind;
import dev.salesflow.opportunity.Opportunity;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.opportunity.competition.Contender;
import dev.salesflow.opportunity.competition.Contenders;
import dev.salesflow.process.engine.CompletedTask;
import dev.salesflow.process.engine.Literal;
import dev.salesflow.process.engine.OpenTask;
import dev.salesflow.process.engine.TaskCompletion.Choice;
import dev.salesflow.product.PriceList;
import dev.salesflow.shared.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What the deal's forms have in common: choices from the tables, what is known already, and what was learned. */
@Component
public class DealForms {

    private static final List<String> CURRENCIES = List.of("CNY", "USD", "EUR", "GBP", "HKD", "JPY", "SGD");
    public static final int MOST_CHOICES = 500;

    private final OpportunityBook opportunities;
    private final FactBook factBook;
    private final CustomerBook customers;
    private final PriceList products;
    private final People people;
    private final Viewers viewers;
    private final Competitors competitors;
    private final Contenders contenders;
    private final CompanyBook company;
    private final DealGuide guide;
    private final Clock clock;

    DealForms(OpportunityBook opportunities, FactBook factBook, CustomerBook customers, PriceList products, People people,
            Viewers viewers, Competitors competitors, Contenders contenders, CompanyBook company, DealGuide guide, Clock clock) {
        this.opportunities = opportunities;
        this.factBook = factBook;
        this.customers = customers;
        this.products = products;
        this.people = people;
        this.viewers = viewers;
        this.competitors = competitors;
        this.contenders = contenders;
        this.company = company;
        this.guide = guide;
        this.clock = clock;
    }

    /** What every form of the deal is opened with, by the person who opens it. */
    public Map<String, Object> known(OpenTask task) {
        var deal = opportunities.get(task.businessKey());
        var known = new HashMap<String, Object>();
        known.put("customerName", Literal.of(customers.get(deal.customerId()).name()));
        known.put("guide", guide.of(deal));
        known.put("competitors", competitors(deal.id(), task.login()));
        known.put("products", products());
        known.put("currencies", currencies(deal.currency()));
        known.put("heldOn", LocalDate.now(clock));
        known.put("currency", deal.currency() == null ? company.current().currency() : deal.currency());
        known.put("product", text(deal.productId()));
        known.put("amount", deal.amount());
        known.put("expectedSigning", deal.expectedSigning());
        known.put("presales", deal.presales());
        known.values().removeIf(java.util.Objects::isNull);
        return known;
    }

    public String customerName(Opportunity deal) {
        return customers.get(deal.customerId()).name();
    }

    /** The last word on each key fact. */
    public Map<Kind, KeyFact> keyFacts(UUID dealId) {
        return factBook.keyFacts(dealId).stream().collect(Collectors.toMap(KeyFact::kind, Function.identity()));
    }

    /** Date and worth as the forms ask for them; each is said anew only where its evidence is given. */
    public DealFacts learned(CompletedTask task) {
        var facts = DealFacts.NONE
                .withExpectedSigning(task.date("expectedSigning").orElse(null))
                .withAmount(task.decimal("amount").orElse(null), task.optionalText("currency").orElse(null))
                .withProduct(product(task));
        return proven(proven(facts, Kind.SCHEDULE, task), Kind.BUDGET, task);
    }

    private static DealFacts proven(DealFacts facts, Kind kind, CompletedTask task) {
        return task.optionalText(kind.evidenceField()).isEmpty() ? facts : facts.with(said(task, kind, facts.said(kind)));
    }

    /**
     * A key fact as it was told at a meeting: by those who were met, on its day, with the evidence that the form asks for.
     *
     * @throws Refusal where evidence is given and not what it proves, for it would be dropped
     */
    public static KeyFact said(CompletedTask task, Kind kind, String value) {
        var evidence = task.optionalText(kind.evidenceField()).orElse(null);
        if (evidence != null && value == null) {
            throw Refusal.ofField(kind.evidenceField(), "opportunity.provesNothing");
        }
        return KeyFact.of(kind, value, evidence,
                task.optionalText("metWith").map(who -> shortened(who, 200)).orElse(null)).said(task.date("heldOn").orElse(null)).sure(sure(task));
    }

    /** How sure the person is of what they tell; null where they do not say. */
    public static Confidence sure(CompletedTask task) {
        return task.choice("confidence", Confidence.class).orElse(null);
    }

    /** Null where none is chosen. */
    public static UUID product(CompletedTask task) {
        return task.optionalText("product").map(UUID::fromString).orElse(null);
    }

    List<Choice> products() {
        return products.all().stream().limit(MOST_CHOICES)
                .map(product -> new Choice(product.id().toString(), product.name())).toList();
    }

    List<Choice> presalesPeople() {
        return choices(people.enabled(Role.PRESALES));
    }

    /** Those who can take a deal from this person. */
    List<Choice> colleagues(String login) {
        return choices(people.colleagues(viewers.of(login), Role.REP, Role.MANAGER));
    }

    /** Those who can answer a customer's question: the person and those they lead, the deal's rep, presales, and who is named already. */
    public List<Choice> helpers(UUID dealId, String login, List<String> named) {
        var helpers = new ArrayList<>(people.colleagues(viewers.of(login), Role.REP, Role.MANAGER));
        helpers.addAll(people.enabled(Role.PRESALES));
        Stream.concat(named.stream(), Stream.ofNullable(opportunities.get(dealId).owner())).forEach(one -> people.find(one).ifPresent(helpers::add));
        return choices(helpers.stream().distinct().toList());
    }

    private static List<Choice> choices(List<Person> persons) {
        return persons.stream().map(person -> new Choice(person.login(), person.name())).toList();
    }

    /** Those whom we meet in this deal first, then those known from others. */
    private List<Choice> competitors(UUID deal, String login) {
        return Stream.concat(contenders.of(deal).stream().map(Contender::name), competitors.knownTo(viewers.of(login)).stream()).distinct()
                .map(name -> new Choice(name, name)).toList();
    }

    private static List<Choice> currencies(String own) {
        var all = new ArrayList<>(CURRENCIES);
        Optional.ofNullable(own).filter(code -> !all.contains(code)).ifPresent(all::add);
        return all.stream().map(code -> new Choice(code, code)).toList();
    }

    static String shortened(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
