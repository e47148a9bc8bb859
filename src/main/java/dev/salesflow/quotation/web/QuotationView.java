package dev.salesflow.quotation.web;

import dev.salesflow.customer.Contact;
import dev.salesflow.customer.CustomerBook;
import dev.salesflow.identity.People;
import dev.salesflow.opportunity.Opportunity;
import dev.salesflow.opportunity.rights.DealRights;
import dev.salesflow.product.PriceListBook;
import dev.salesflow.quotation.Quotation;
import dev.salesflow.quotation.QuotationBook;
import dev.salesflow.quotation.line.QuotationLines;
import dev.salesflow.quotation.line.Revision;
import dev.salesflow.quotation.line.TodaysList;
import dev.salesflow.quotation.paper.Letters;
import dev.salesflow.quotation.paper.SentLetter;
import dev.salesflow.quotation.rights.QuotationRights;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What a quotation's page shows, and what was typed into one of its forms when that was refused. */
@Component
class QuotationView {

    private final DealRights deals;
    private final QuotationRights rights;
    private final QuotationBook quotations;
    private final PriceListBook prices;
    private final TodaysList list;
    private final CustomerBook customers;
    private final People people;
    private final Letters letters;
    private final Clock clock;

    QuotationView(DealRights deals, QuotationRights rights, QuotationBook quotations, PriceListBook prices, TodaysList list, CustomerBook customers, People people,
            Letters letters, Clock clock) {
        this.deals = deals;
        this.rights = rights;
        this.quotations = quotations;
        this.prices = prices;
        this.list = list;
        this.customers = customers;
        this.people = people;
        this.letters = letters;
        this.clock = clock;
    }

    String page(Opportunity deal, Quotation quotation, Map<String, String> typed, Map<String, String> problems, Model model) {
        var draft = quotation.state() == Quotation.State.DRAFT;
        var mayChange = deals.mayChange(deal);
        model.addAttribute("deal", deal);
        model.addAttribute("customer", customers.get(deal.customerId()));
        model.addAttribute("quotation", quotation);
        model.addAttribute("digits", QuotationLines.digits(quotation.currency()));
        model.addAttribute("mayWrite", mayChange && draft);
        model.addAttribute("mayAnswer", mayChange && quotation.takesAnswer());
        model.addAttribute("maySend", mayChange && quotation.stands());
        model.addAttribute("mayRevise", mayChange && quotations.making(deal.id()).isEmpty());
        model.addAttribute("seesCost", rights.seesCost());
        model.addAttribute("offered", mayChange && draft ? prices.offered(LocalDate.now(clock), quotation.currency()) : List.of());
        listed(quotation, compared(quotation, model), mayChange && draft, model);
        letters(deal, quotation, typed, mayChange, model);
        model.addAttribute("problems", withoutPlace(problems, "version", "name", "unitPrice", "taxPercent", "unit", "description"));
        return "quotation/show";
    }

    private List<Revision.Difference> compared(Quotation quotation, Model model) {
        var before = quotations.of(quotation.opportunityId()).stream().filter(one -> one.revision() < quotation.revision() && !one.lines().isEmpty())
                .findFirst().orElse(null);
        model.addAttribute("before", before);
        var differences = before == null ? List.<Revision.Difference>of() : Revision.differences(before.lines(), quotation.lines());
        model.addAttribute("differences", differences);
        return differences;
    }

    /** What the price list says otherwise by now, and what it did since the revision before. */
    private void listed(Quotation quotation, List<Revision.Difference> differences, boolean mayWrite, Model model) {
        var changes = mayWrite ? list.changes(quotation.lines(), quotation.currency()) : List.<TodaysList.Change>of();
        model.addAttribute("changes", changes);
        model.addAttribute("follows", changes.stream().anyMatch(one -> one.priceChanged() || one.taxChanged()));
        var repriced = !mayWrite ? List.<Revision.Difference>of() : differences.stream().filter(Revision.Difference::priceChanged)
                .filter(one -> one.after().productId() != null && one.after().productId().equals(one.before().productId())).toList();
        var listed = list.atListPrice(repriced.stream().map(Revision.Difference::after).toList(), quotation.currency());
        model.addAttribute("since", repriced.stream().filter(one -> listed.contains(one.after().key())).toList());
    }

    private void letters(Opportunity deal, Quotation quotation, Map<String, String> typed, boolean mayChange, Model model) {
        var sent = letters.of(quotation.id());
        model.addAttribute("letters", sent);
        model.addAttribute("fate", sent.stream().map(SentLetter::fate).max(Comparator.naturalOrder()).orElse(null));
        model.addAttribute("names", people.names(Stream.concat(sent.stream().map(SentLetter::writtenBy),
                Stream.of(quotation.createdBy(), quotation.life().sentBy()).filter(Objects::nonNull)).distinct().toList()));
        var filled = new HashMap<>(typed);
        if (mayChange && quotation.stands()) {
            var reachable = new ArrayList<Contact>(customers.contacts(deal.customerId()).stream().filter(one -> one.data().email() != null).toList());
            model.addAttribute("contacts", reachable);
            var first = reachable.isEmpty() ? null : reachable.get(0).data();
            var words = letters.proposed(quotation, first == null ? null : first.name(), deals.login());
            filled.putIfAbsent("address", first == null ? "" : first.email());
            filled.putIfAbsent("subject", words.subject());
            filled.putIfAbsent("body", words.body());
        }
        model.addAttribute("typed", filled);
    }

    /** What a form has no field for is said above it. */
    static Map<String, String> withoutPlace(Map<String, String> problems, String... noFields) {
        var told = new HashMap<>(problems);
        for (var field : noFields) {
            var sentence = told.remove(field);
            if (sentence != null) {
                told.putIfAbsent("", sentence);
            }
        }
        return told;
    }
}
