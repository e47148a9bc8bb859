package dev.salesflow.process.handover;

import dev.salesflow.contract.Contract;
import dev.salesflow.contract.ContractBook;
import dev.salesflow.contract.payment.Instalment;
import dev.salesflow.opportunity.FactBook;
import dev.salesflow.opportunity.KeyFact;
import dev.salesflow.opportunity.KeyFact.Kind;
import dev.salesflow.opportunity.Opportunity;
import dev.salesflow.opportunity.decision.DecisionMap;
import dev.salesflow.opportunity.decision.DecisionPerson;
import dev.salesflow.opportunity.doubt.Doubt;
import dev.salesflow.opportunity.doubt.Doubts;
import dev.salesflow.shared.Money;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What is known of a won deal, put into the words of the sheet for the rep to complete. */
@Component
class HandoverSheet {

    private static final int LONGEST = 4000;

    private final FactBook facts;
    private final Doubts doubts;
    private final DecisionMap people;
    private final ContractBook contracts;

    HandoverSheet(FactBook facts, Doubts doubts, DecisionMap people, ContractBook contracts) {
        this.facts = facts;
        this.doubts = doubts;
        this.people = people;
        this.contracts = contracts;
    }

    Map<String, Object> proposed(Opportunity deal, Contract contract) {
        var sheet = new HashMap<String, Object>();
        sheet.put("scope", facts.keyFacts(deal.id()).stream().filter(fact -> fact.kind() == Kind.REQUIREMENT || fact.kind() == Kind.EVALUATION)
                .map(KeyFact::value).collect(Collectors.joining("\n")));
        sheet.put("terms", Stream.concat(Stream.ofNullable(contract.note()), terms(contract)).collect(Collectors.joining("\n")));
        sheet.put("people", people.of(deal.id()).stream().map(HandoverSheet::named).collect(Collectors.joining("\n")));
        sheet.put("openItems", doubts.of(deal.id()).stream().map(HandoverSheet::said).collect(Collectors.joining("\n")));
        sheet.replaceAll((field, text) -> shortened((String) text));
        sheet.values().removeIf(text -> ((String) text).isBlank());
        return sheet;
    }

    private Stream<String> terms(Contract contract) {
        var locale = LocaleContextHolder.getLocale();
        var days = contract.term();
        var running = Stream.of(days.startsOn(), days.endsOn()).filter(Objects::nonNull).map(Object::toString).collect(Collectors.joining(" – "));
        return Stream.concat(Stream.of(running).filter(text -> !text.isEmpty()), parts(contracts.instalments(contract.id()), contract.currency(), locale));
    }

    private static Stream<String> parts(List<Instalment> instalments, String currency, Locale locale) {
        return instalments.stream().map(one -> one.due() + ": " + Money.text(one.amount(), currency, locale) + (one.note() == null ? "" : " (" + one.note() + ")"));
    }

    private static String named(DecisionPerson person) {
        return person.title() == null ? person.name() : person.name() + ", " + person.title();
    }

    private static String said(Doubt doubt) {
        return doubt.answer() == null ? doubt.doubt() : doubt.doubt() + " → " + doubt.answer();
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
