package dev.salesflow.process.coaching;

import dev.salesflow.coaching.CoachingBook;
import dev.salesflow.coaching.CoachingStep;
import dev.salesflow.coaching.CoachingWords;
import dev.salesflow.coaching.evidence.RecordBook;
import dev.salesflow.coaching.skill.SkillBook;
import dev.salesflow.identity.Viewers;
import dev.salesflow.process.engine.CompletedTask;
import dev.salesflow.process.engine.OpenTask;
import dev.salesflow.process.engine.TaskCompletion.Choice;
import dev.salesflow.shared.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What the forms of this process have in common: the evidence, the deals to visit, and what an earlier step said. */
@Component
class CoachingForm {

    private final CoachingBook coachings;
    private final CoachingWords words;
    private final RecordBook records;
    private final SkillBook skills;
    private final Viewers viewers;
    private final Clock clock;

    CoachingForm(CoachingBook coachings, CoachingWords words, RecordBook records, SkillBook skills, Viewers viewers, Clock clock) {
        this.coachings = coachings;
        this.records = records;
        this.skills = skills;
        this.viewers = viewers;
        this.words = words;
        this.clock = clock;
    }

    /** The evidence in the reader's language, with the records that the reader may see. */
    Map<String, Object> shown(OpenTask task) {
        var coaching = coachings.find(task.businessKey());
        var locale = LocaleContextHolder.getLocale();
        var lines = new ArrayList<String>(List.of(words.summary(coaching, locale)));
        for (var of : records.sections(viewers.of(task.login()), coaching, locale)) {
            of.lines().forEach(line -> lines.add(words.record(line.name(), line.text(), locale)));
            if (of.more() > 0) {
                lines.add(words.more(of.more(), locale));
            }
        }
        var shown = new HashMap<String, Object>();
        shown.put("evidence", String.join("\n", lines));
        return shown;
    }

    Map<String, Object> shownWithVisits(OpenTask task) {
        var shown = shown(task);
        shown.put("visits", coachings.visits(task.businessKey()).entrySet().stream()
                .map(deal -> new Choice(deal.getKey().toString(), deal.getValue()))
                .toList());
        return shown;
    }

    /** With what was agreed for the visit: by the plan, or in a later round by what the rep prepared for it. */
    Map<String, Object> shownWithPlan(OpenTask task) {
        var shown = shownWithVisits(task);
        shown.put("shownPlan", "");
        coachings.steps(task.businessKey()).stream()
                .filter(step -> step.step() == CoachingStep.PLAN || step.step() == CoachingStep.PREPARE)
                .reduce((earlier, later) -> later)
                .ifPresent(planned -> showPlan(planned.notes(), coachings.visits(task.businessKey()), shown));
        return shown;
    }

    private void showPlan(Map<String, Object> planned, Map<UUID, String> visits, Map<String, Object> shown) {
        shown.put("shownPlan", Stream.of("skill", "goal", "goals", "actions").map(planned::get).filter(Objects::nonNull)
                .map(Object::toString).collect(Collectors.joining("\n")));
        var named = visits.entrySet().stream().filter(visit -> visit.getValue().equals(planned.get("opportunity"))).toList();
        if (named.size() == 1) {
            shown.put("opportunity", named.get(0).getKey().toString());
        }
        Stream.of("plannedFor", "visitOn").map(planned::get).filter(Objects::nonNull).map(day -> LocalDate.parse(day.toString()))
                .filter(day -> !day.isAfter(LocalDate.now(clock))).findFirst().ifPresent(day -> shown.put("visitedOn", day));
    }

    /** Names in the reader's language, which is how they are kept: the rep's gaps, then the rest of the catalogue. */
    List<Choice> skills(UUID coaching) {
        return skills.namesFor(coachings.find(coaching).rep(), LocaleContextHolder.getLocale()).stream().map(name -> new Choice(name, name)).toList();
    }

    /** What was written into one field when the step was last taken; empty text where nothing was. */
    String lastNote(UUID coaching, CoachingStep step, String field) {
        return coachings.steps(coaching).stream()
                .filter(taken -> taken.step() == step)
                .reduce((earlier, later) -> later)
                .map(taken -> taken.notes().get(field))
                .map(Object::toString)
                .orElse("");
    }

    /** A visit that was observed has been held. */
    void mustHaveBeen(CompletedTask task, String field) {
        if (task.date(field).filter(day -> day.isAfter(LocalDate.now(clock))).isPresent()) {
            throw Refusal.ofField(field, "coaching.inFuture");
        }
    }

    /** What is prepared is still to come. */
    void mustBeAhead(CompletedTask task, String field) {
        if (task.date(field).filter(day -> day.isBefore(LocalDate.now(clock))).isPresent()) {
            throw Refusal.ofField(field, "coaching.inPast");
        }
    }

    /** Everything that was typed, with the visited deal under its customer's name: the id means nothing to a reader. */
    Map<String, Object> notes(CompletedTask task) {
        var notes = new LinkedHashMap<>(task.values());
        notes.computeIfPresent("opportunity", (field, id) ->
                coachings.visits(task.businessKey()).getOrDefault(UUID.fromString(id.toString()), id.toString()));
        return notes;
    }
}
