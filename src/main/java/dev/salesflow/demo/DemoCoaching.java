package dev.salesflow.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.salesflow.coaching.skill.Rating;
import dev.salesflow.coaching.skill.SkillBook;
import dev.salesflow.coaching.skill.SkillCatalogue;
import dev.salesflow.demo.DemoRecords.Kind;
import dev.salesflow.identity.Viewers;
import dev.salesflow.shared.Ids;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** How the demo's reps and their manager rate skills, and two coachings that are over. */
@Component
class DemoCoaching {

    private final SkillBook skills;
    private final SkillCatalogue catalogue;
    private final DemoRecords records;
    private final Viewers viewers;
    private final PastCoaching past;
    private final ObjectMapper json;

    DemoCoaching(SkillBook skills, SkillCatalogue catalogue, DemoRecords records, Viewers viewers, PastCoaching past, ObjectMapper json) {
        this.skills = skills;
        this.catalogue = catalogue;
        this.records = records;
        this.viewers = viewers;
        this.past = past;
        this.json = json;
    }

    void tell(String suffix, String step) {
        var ids = catalogue.all().stream().collect(Collectors.toMap(skill -> skill.nameEn(), skill -> skill.id()));
        DemoFiles.rows("skill-ratings.csv").stream().collect(Collectors.groupingBy(
                row -> List.of(row.getField("rep"), row.getField("by"), row.getField("daysAgo")), LinkedHashMap::new, Collectors.toList()))
                .forEach((key, rows) -> rate(key.get(0) + suffix, key.get(1) + suffix, Integer.parseInt(key.get(2)), rows, ids));
        DemoFiles.rows("coachings.csv").forEach(row -> coach(row, suffix, step));
    }

    private void rate(String rep, String by, int daysAgo, List<NamedCsvRecord> rows, Map<String, UUID> ids) {
        var ratings = new LinkedHashMap<UUID, Rating>();
        rows.stream().filter(row -> ids.containsKey(row.getField("skill"))).forEach(row -> ratings.put(ids.get(row.getField("skill")),
                new Rating(Integer.parseInt(row.getField("importance")), Integer.parseInt(row.getField("ability")))));
        if (!ratings.isEmpty()) {
            skills.rate(viewers.of(by), rep, ratings);
            past.ofRatings(rep, by, daysAgo);
        }
    }

    private void coach(NamedCsvRecord row, String suffix, String step) {
        var id = Ids.next();
        past.round(id, row, suffix, evidence(row));
        DemoFiles.rows("coaching-steps.csv").stream().filter(one -> one.getField("rep").equals(row.getField("rep")))
                .collect(Collectors.groupingBy(one -> one.getField("step"), LinkedHashMap::new, Collectors.toList()))
                .forEach((name, lines) -> past.step(id, name, lines.get(0).getField("by") + suffix, Integer.parseInt(lines.get(0).getField("daysAgo")),
                        text(lines.stream().collect(Collectors.toMap(one -> one.getField("field"), one -> one.getField("text"), (a, b) -> a, LinkedHashMap::new)))));
        records.add(Kind.COACHING, id, step);
    }

    private String evidence(NamedCsvRecord row) {
        var asked = row.getField("asked").split(" ");
        return text(Map.of("facts", Map.of(row.getField("fact"), Integer.parseInt(row.getField("before"))),
                "conditions", List.of(Map.of("fact", row.getField("fact"), "operator", asked[0], "values", List.of(asked[1]))),
                "noteEn", row.getField("noteEn"), "noteZh", row.getField("noteZh")));
    }

    private String text(Map<String, ?> values) {
        try {
            return json.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the demo's coaching cannot be written as JSON", e);
        }
    }
}
