package dev.salesflow.demo;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.salesflow.contract.ContractBook;
import dev.salesflow.contract.Signing;
import dev.salesflow.contract.Term;
import dev.salesflow.contract.payment.Planned;
import dev.salesflow.customer.CustomerBook;
import dev.salesflow.demo.DemoRecords.Kind;
import dev.salesflow.opportunity.DealFacts;
import dev.salesflow.opportunity.DemoPlan;
import dev.salesflow.opportunity.FactBook;
import dev.salesflow.opportunity.KeyFact;
import dev.salesflow.opportunity.Opening;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.opportunity.Stage;
import dev.salesflow.product.PriceList;
import dev.salesflow.quotation.Offer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The demo's deals, each told step by step through the doors and then dated back. */
@Component
class DemoDeals {

    private static final int QUOTED_FOR_DAYS = 90;
    private static final Map<Stage, String> SAID = Map.of(Stage.FIRST_VISIT, "need", Stage.EXCHANGE, "requirement",
            Stage.DEMO, "excited", Stage.NEGOTIATION, "agreed");

    private final OpportunityBook deals;
    private final FactBook facts;
    private final DemoQuotations quotations;
    private final ContractBook contracts;
    private final CustomerBook customers;
    private final PriceList prices;
    private final DemoKnowledge knowledge;
    private final DemoRecords records;
    private final Past past;
    private final JdbcClient jdbc;

    DemoDeals(OpportunityBook deals, FactBook facts, DemoQuotations quotations, ContractBook contracts, CustomerBook customers,
            PriceList prices, DemoKnowledge knowledge, DemoRecords records, Past past, JdbcClient jdbc) {
        this.deals = deals;
        this.facts = facts;
        this.quotations = quotations;
        this.contracts = contracts;
        this.customers = customers;
        this.prices = prices;
        this.knowledge = knowledge;
        this.records = records;
        this.past = past;
        this.jdbc = jdbc;
    }

    /**
     * While its story is told, the deal counts as asked for by a process, so that none starts at the first visit;
     * afterwards it waits for one like an imported deal, and gets it at the stage it has reached.
     */
    void tell(List<NamedCsvRecord> story, String suffix, String step) {
        UUID deal = null;
        for (var row : story) {
            var mark = past.mark();
            var teller = new Teller(row, suffix);
            if (deal == null) {
                deal = teller.open();
                records.add(Kind.OPPORTUNITY, deal, step);
            } else {
                teller.goOn(deal);
            }
            if (row == story.get(story.size() - 1)) {
                knowledge.tell(row.getField("deal"), deal, suffix);
            }
            past.ofDeal(deal, mark, teller.daysAgo());
        }
        jdbc.sql("update opportunity set process_id = null where id = ?").param(deal).update();
    }

    private final class Teller {

        private final NamedCsvRecord row;
        private final String suffix;
        private final String by;

        Teller(NamedCsvRecord row, String suffix) {
            this.row = row;
            this.suffix = suffix;
            this.by = row.getField("by") + suffix;
        }

        int daysAgo() {
            return Integer.parseInt(row.getField("daysAgo"));
        }

        UUID open() {
            var customer = customers.byExternalId(DemoCustomers.EXTERNAL_ID + row.getField("customer") + suffix).orElseThrow();
            var opening = Opening.of(customer.id(), "demo " + row.getField("deal") + suffix).withOwner(by)
                    .withProduct(product(row.getField("text"))).withNote(orNull("note"))
                    .askedByProcess("demo " + row.getField("deal") + suffix);
            return deals.open(opening, by).id();
        }

        void goOn(UUID deal) {
            switch (row.getField("step")) {
                case "stage" -> deals.enterStage(deal, stage(), by);
                case "meeting" -> facts.recordMeeting(deal, stage(), past.day(daysAgo()), minutes(), DealFacts.NONE, by);
                case "fact" -> facts.learn(deal, DealFacts.NONE.with(KeyFact.Kind.valueOf(row.getField("text")),
                        row.getField("detail"), orNull("note"), null), by);
                case "expect" -> facts.learn(deal, DealFacts.NONE.withExpectedSigning(past.day(-amount().intValueExact())), by);
                case "presales" -> facts.learn(deal, DealFacts.NONE.withPresales(row.getField("text") + suffix), by);
                case "plan" -> facts.planDemo(deal, new DemoPlan(past.day(daysAgo() - 4), row.getField("text"),
                        row.getField("detail"), row.getField("note"), DemoPlan.Steps.NONE), by);
                case "quote" -> quotations.send(deal, row.getField("deal"), new Offer(product(row.getField("detail")), null, amount(),
                        row.getField("currency"), past.day(-QUOTED_FOR_DAYS), orNull("note")), suffix, by);
                case "round" -> knowledge.round(deal, row, past.day(daysAgo()), amount(), by);
                case "doubt" -> knowledge.doubt(deal, row, by);
                case "accept" -> quotations.accept(deal, by);
                case "sign" -> contracts.sign(deal, new Signing(row.getField("text") + suffix, amount(), row.getField("currency"),
                        past.day(daysAgo()), null, new Term(past.day(daysAgo() - 10), past.day(daysAgo() - 375), past.day(daysAgo() - 740)), plan()), by);
                case "receive" -> contracts.receive(contracts.of(deal).orElseThrow().id(), UUID.randomUUID(), Integer.parseInt(row.getField("text")), amount(),
                        past.day(daysAgo()), orNull("note"), by);
                case "lose" -> deals.lose(deal, row.getField("text"), orNull("detail"), by);
                default -> throw new IllegalArgumentException("deals.csv names a step nobody knows: " + row);
            }
        }

        private Map<String, Object> minutes() {
            var minutes = new LinkedHashMap<String, Object>();
            minutes.put("metWith", row.getField("detail"));
            minutes.put(SAID.get(stage()), row.getField("text"));
            minutes.put("nextAction", row.getField("note"));
            return minutes;
        }

        /** Two fifths at the signature, two fifths after thirty days, the rest when all runs. */
        private List<Planned> plan() {
            var fifth = amount().divide(BigDecimal.valueOf(5), 2, RoundingMode.DOWN);
            var part = fifth.add(fifth);
            return List.of(new Planned(null, past.day(daysAgo()), part, row.getField("detail")),
                    new Planned(null, past.day(daysAgo() - 30), part, row.getField("note")), new Planned(null, past.day(daysAgo() - 180), amount().subtract(part).subtract(part), null));
        }

        private Stage stage() {
            return Stage.valueOf(row.getField("stage"));
        }

        private BigDecimal amount() {
            return new BigDecimal(row.getField("amount"));
        }

        private UUID product(String code) {
            return prices.find(code + suffix).orElseThrow().id();
        }

        private String orNull(String column) {
            var text = row.getField(column);
            return text.isBlank() ? null : text;
        }
    }
}
