package dev.salesflow.process.demo;

import dev.salesflow.opportunity.DealFacts;
import dev.salesflow.opportunity.FactBook;
import dev.salesflow.opportunity.KeyFact;
import dev.salesflow.opportunity.KeyFact.Kind;
import dev.salesflow.opportunity.KeyFactItem;
import dev.salesflow.opportunity.Stage;
import dev.salesflow.opportunity.doubt.Doubt;
import dev.salesflow.opportunity.doubt.Doubts;
import dev.salesflow.process.engine.CompletedTask;
import dev.salesflow.process.engine.OpenTask;
import dev.salesflow.process.engine.TaskCompletion;
import dev.salesflow.process.opportunity.DealForms;
import dev.salesflow.process.opportunity.FollowUps;
import dev.salesflow.process.opportunity.NextStep;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** How a demo went; a question that stayed open is kept as a doubt. */
@Component
class RecordDemoCompletion implements TaskCompletion {

    private final FactBook factBook;
    private final Doubts doubts;
    private final DealForms forms;
    private final NextStep next;
    private final DemoSources sources;
    private final FollowUps followUps;

    RecordDemoCompletion(FactBook factBook, Doubts doubts, DealForms forms, NextStep next, DemoSources sources, FollowUps followUps) {
        this.sources = sources;
        this.followUps = followUps;
        this.factBook = factBook;
        this.doubts = doubts;
        this.forms = forms;
        this.next = next;
    }

    @Override
    public String taskId() {
        return "recordDemo";
    }

    @Override
    public void complete(CompletedTask task) {
        var learned = task.optionalText("excited").map(excited -> excited(task, excited)).orElse(DealFacts.NONE);
        factBook.recordMeeting(task.businessKey(), Stage.DEMO, task.date("heldOn").orElseThrow(), minutes(task),
                learned, task.login());
        task.optionalText("openQuestion").ifPresent(question ->
                doubts.put(task.businessKey(), Doubt.open(Doubt.Kind.OTHER, question), task.login()));
        followUps.take(task, task.optionalText("reactions").or(() -> task.optionalText("excited")).orElse(task.text("metWith")));
        next.take(task);
    }

    /** What excited them goes beside what they evaluate by, the latest first; where that is unknown, it is the first to know of it. */
    private DealFacts excited(CompletedTask task, String excited) {
        var known = forms.keyFacts(task.businessKey()).get(Kind.EVALUATION);
        if (known == null) {
            return DealFacts.NONE.with(DealForms.said(task, Kind.EVALUATION, excited));
        }
        var before = known.items().get(KeyFactItem.EXCITES);
        var all = before == null || before.contains(excited) ? excited : excited + "; " + before;
        return DealFacts.NONE.with(KeyFact.of(Kind.EVALUATION, known.value(), null, null).sure(DealForms.sure(task))
                .with(Map.of(KeyFactItem.EXCITES, all.substring(0, Math.min(all.length(), KeyFactItem.LONGEST)))));
    }

    /** As typed, but those who came in one line. */
    private static Map<String, Object> minutes(CompletedTask task) {
        var minutes = new LinkedHashMap<>(task.values());
        minutes.computeIfPresent("attended", (key, names) -> names instanceof Collection<?> all
                ? all.stream().map(Object::toString).collect(Collectors.joining(", ")) : names);
        return minutes;
    }

    @Override
    public Map<String, Object> formData(OpenTask task) {
        var data = forms.known(task);
        factBook.demoPlan(task.businessKey()).ifPresent(plan -> data.put("focus", plan.focus()));
        data.put("people", sources.people(task.businessKey()));
        data.put("colleagues", sources.colleagues(task.businessKey()));
        sources.heldOn(task.businessKey(), data);
        return data;
    }
}
