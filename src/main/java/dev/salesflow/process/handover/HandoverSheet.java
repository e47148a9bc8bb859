package dev.salesflow.process.handover;

import dev.salesflow.contract.Contract;
import dev.salesflow.opportunity.FactBook;
import dev.salesflow.opportunity.KeyFact;
import dev.salesflow.opportunity.KeyFact.Kind;
import dev.salesflow.opportunity.Opportunity;
import dev.salesflow.opportunity.decision.DecisionMap;
import dev.salesflow.opportunity.decision.DecisionPerson;
import dev.salesflow.opportunity.doubt.Doubt;
import dev.salesflow.opportunity.doubt.Doubts;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What is known of a won deal, put into the words of the sheet for the rep to complete. */
@Component
class HandoverSheet {

    private static final int LONGEST = 4000;

    private final SoldWords sold;
    private final FactBook facts;
    private final Doubts doubts;
    private final DecisionMap people;

    HandoverSheet(SoldWords sold, FactBook facts, Doubts doubts, DecisionMap people) {
        this.sold = sold;
        this.facts = facts;
        this.doubts = doubts;
        this.people = people;
    }

    Map<String, Object> proposed(Opportunity deal, Contract contract) {
        var sheet = new HashMap<String, Object>();
        sheet.put("scope", lines(Stream.concat(sold.scope(contract), wanted(deal))));
        sheet.put("terms", lines(sold.terms(contract)));
        sheet.put("people", lines(people.of(deal.id()).stream().map(HandoverSheet::named)));
        sheet.put("openItems", lines(doubts.of(deal.id()).stream().map(HandoverSheet::said)));
        sheet.replaceAll((field, text) -> shortened((String) text));
        sheet.values().removeIf(text -> ((String) text).isBlank());
        return sheet;
    }

    private Stream<String> wanted(Opportunity deal) {
        return facts.keyFacts(deal.id()).stream().filter(fact -> fact.kind() == Kind.REQUIREMENT || fact.kind() == Kind.EVALUATION).map(KeyFact::value);
    }

    private static String lines(Stream<String> said) {
        return said.collect(Collectors.joining("\n"));
    }

    private static String named(DecisionPerson person) {
        return person.title() == null ? person.name() : person.name() + ", " + person.title();
    }

    private static String said(Doubt doubt) {
        return doubt.answer() == null ? doubt.doubt() : doubt.doubt() + " → " + doubt.answer();
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
