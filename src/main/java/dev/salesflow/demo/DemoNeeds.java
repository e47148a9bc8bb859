package dev.salesflow.demo;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.salesflow.grading.BuyingPower;
import dev.salesflow.opportunity.demo.DemoCalendar;
import dev.salesflow.opportunity.demo.Slot;
import dev.salesflow.opportunity.demo.Whereabouts;
import dev.salesflow.opportunity.needs.CoreNeed;
import dev.salesflow.opportunity.needs.NeedsBook;
import dev.salesflow.opportunity.needs.Side;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What the demo's customers need most, scored by both sides; a demo about it is the next thing in the presales calendar. */
@Component
class DemoNeeds {

    private static final int MINUTES = 90;

    private final NeedsBook needs;
    private final DemoCalendar calendar;
    private final Whereabouts whereabouts;

    DemoNeeds(NeedsBook needs, DemoCalendar calendar, Whereabouts whereabouts) {
        this.needs = needs;
        this.calendar = calendar;
        this.whereabouts = whereabouts;
    }

    void tell(String dealKey, UUID deal, String suffix) {
        var rows = DemoFiles.rows("needs.csv").stream().filter(row -> row.getField("deal").equals(dealKey)).toList();
        if (rows.isEmpty()) {
            return;
        }
        var by = rows.get(0).getField("by") + suffix;
        var presales = "presales" + suffix;
        rows.forEach(row -> needs.put(deal, new CoreNeed(null, 0, row.getField("need"), row.getField("pain"), null, null), by));
        needs.score(deal, Side.REP, scores(deal, rows, "rep"), BuyingPower.STRONG, by);
        needs.score(deal, Side.TECH, scores(deal, rows, "tech"), null, presales);
        whereabouts.free(presales, MINUTES).stream().findFirst().ifPresent(free -> calendar.book(deal,
                new Slot(presales, free.day(), free.from(), MINUTES, "客户会议室", rows.get(0).getField("need")), by));
    }

    private Map<UUID, Integer> scores(UUID deal, List<NamedCsvRecord> rows, String side) {
        var scores = new HashMap<UUID, Integer>();
        for (var need : needs.of(deal).needs()) {
            rows.stream().filter(row -> row.getField("need").equals(need.need())).findFirst()
                    .ifPresent(row -> scores.put(need.id(), Integer.valueOf(row.getField(side))));
        }
        return scores;
    }
}
