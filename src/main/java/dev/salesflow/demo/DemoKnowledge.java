package dev.salesflow.demo;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.salesflow.opportunity.competition.Contender;
import dev.salesflow.opportunity.competition.Contender.Standing;
import dev.salesflow.opportunity.competition.Contenders;
import dev.salesflow.opportunity.decision.DecisionMap;
import dev.salesflow.opportunity.decision.DecisionPerson;
import dev.salesflow.opportunity.decision.DecisionPerson.Part;
import dev.salesflow.opportunity.decision.DecisionPerson.Support;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who decides the demo's deals, and whom its reps meet there. */
@Component
class DemoKnowledge {

    private final DecisionMap people;
    private final Contenders contenders;

    DemoKnowledge(DecisionMap people, Contenders contenders) {
        this.people = people;
        this.contenders = contenders;
    }

    void tell(String dealKey, UUID deal, String suffix) {
        DemoFiles.rows("people.csv").stream().filter(row -> row.getField("deal").equals(dealKey))
                .forEach(row -> people.put(deal, person(row, deal), row.getField("by") + suffix));
        DemoFiles.rows("contenders.csv").stream().filter(row -> row.getField("deal").equals(dealKey))
                .forEach(row -> contenders.put(deal, new Contender(null, 0, row.getField("name"), Standing.valueOf(row.getField("standing")),
                        row.getField("strengths"), row.getField("weaknesses"), row.getField("countermove")), row.getField("by") + suffix));
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
