package dev.salesflow.demo;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.salesflow.opportunity.KeyFact.Confidence;
import dev.salesflow.opportunity.competition.Contender;
import dev.salesflow.opportunity.competition.Contender.Standing;
import dev.salesflow.opportunity.competition.Contenders;
import dev.salesflow.opportunity.competition.Grounds;
import dev.salesflow.opportunity.decision.DecisionMap;
import dev.salesflow.opportunity.decision.DecisionPerson;
import dev.salesflow.opportunity.decision.DecisionPerson.Part;
import dev.salesflow.opportunity.decision.DecisionPerson.Support;
import dev.salesflow.opportunity.doubt.Doubt;
import dev.salesflow.opportunity.doubt.Doubt.Kind;
import dev.salesflow.opportunity.doubt.Doubts;
import dev.salesflow.opportunity.negotiation.Negotiation;
import dev.salesflow.opportunity.negotiation.Point;
import dev.salesflow.opportunity.negotiation.Round;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who decides the demo's deals, whom its reps meet there, and what keeps customers from signing. */
@Component
class DemoKnowledge {

    private final DecisionMap people;
    private final Contenders contenders;
    private final Doubts doubts;
    private final Negotiation negotiation;
    private final DemoNeeds needs;

    DemoKnowledge(DecisionMap people, Contenders contenders, Doubts doubts, Negotiation negotiation, DemoNeeds needs) {
        this.needs = needs;
        this.people = people;
        this.contenders = contenders;
        this.doubts = doubts;
        this.negotiation = negotiation;
    }

    /** What was asked, given and got stands under {@code detail}, parted by semicolons; the amount is where we walk away. */
    void round(UUID deal, NamedCsvRecord row, LocalDate heldOn, BigDecimal walkAway, String by) {
        var points = Arrays.stream(row.getField("detail").split(";")).map(point -> point.split("\\|"))
                .map(point -> new Point(Point.Kind.valueOf(point[0]), point[1], point[2], point[3], Point.State.AGREED)).toList();
        negotiation.held(deal, new Round(0, heldOn, row.getField("note"), row.getField("text"), null, new Round.Limit(walkAway, null), points, by), by);
    }

    /** The kind stands under {@code stage}, the proof under {@code currency}: columns that a doubt has no other use for. */
    void doubt(UUID deal, NamedCsvRecord row, String by) {
        doubts.put(deal, Doubt.told(null, 0, Kind.valueOf(row.getField("stage")), row.getField("text"), by, null,
                row.getField("detail"), row.getField("currency"), row.getField("note").equals("resolved")), by);
    }

    void tell(String dealKey, UUID deal, String suffix) {
        DemoFiles.rows("people.csv").stream().filter(row -> row.getField("deal").equals(dealKey))
                .forEach(row -> people.put(deal, person(row, deal), row.getField("by") + suffix));
        DemoFiles.rows("contenders.csv").stream().filter(row -> row.getField("deal").equals(dealKey))
                .forEach(row -> contenders.put(deal, new Contender(null, 0, row.getField("name"), Standing.valueOf(row.getField("standing")),
                        row.getField("strengths"), row.getField("weaknesses"), row.getField("countermove"),
                        new Grounds(row.getField("evidence"), row.getField("saidBy"), null, Confidence.valueOf(row.getField("confidence")))), row.getField("by") + suffix));
        needs.tell(dealKey, deal, suffix);
    }

    /** Those above stand before those below in the file. */
    private DecisionPerson person(NamedCsvRecord row, UUID deal) {
        var above = people.of(deal).stream().filter(person -> person.name().equals(row.getField("reportsTo"))).map(DecisionPerson::id).findFirst();
        var step = row.getField("step");
        return new DecisionPerson(null, 0, row.getField("name"), row.getField("title"), Boolean.parseBoolean(row.getField("inside")),
                Part.valueOf(row.getField("part")), Support.valueOf(row.getField("support")), above.orElse(null),
                step.isBlank() ? null : Integer.valueOf(step), null);
    }
}
