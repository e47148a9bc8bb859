package dev.salesflow.process.demo;

import dev.salesflow.opportunity.DemoPlan;
import dev.salesflow.opportunity.FactBook;
import dev.salesflow.opportunity.KeyFact.Kind;
import dev.salesflow.process.engine.CompletedTask;
import dev.salesflow.process.engine.OpenTask;
import dev.salesflow.process.engine.TaskCompletion;
import dev.salesflow.process.opportunity.DealForms;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What presales will show; whoever prepares a demo is the deal's presales person from then on. */
@Component
class PrepareDemoCompletion implements TaskCompletion {

    private static final int LONGEST = 2000;

    private final FactBook factBook;
    private final DealForms forms;
    private final DemoSources sources;

    PrepareDemoCompletion(FactBook factBook, DealForms forms, DemoSources sources) {
        this.factBook = factBook;
        this.forms = forms;
        this.sources = sources;
    }

    @Override
    public String taskId() {
        return "prepareDemo";
    }

    @Override
    public void complete(CompletedTask task) {
        factBook.planDemo(task.businessKey(), new DemoPlan(task.date("plannedOn").orElseThrow(), task.text("focus"),
                task.optionalText("scenario").orElse(null), task.optionalText("references").orElse(null),
                new DemoPlan.Steps(text(task, "look"), text(task, "listen"), text(task, "ask"), text(task, "diagnosis"))), task.login());
    }

    private static String text(CompletedTask task, String field) {
        return task.optionalText(field).orElse(null);
    }

    @Override
    public Map<String, Object> formData(OpenTask task) {
        var data = forms.known(task);
        var facts = forms.keyFacts(task.businessKey());
        if (facts.containsKey(Kind.REQUIREMENT)) {
            data.put("knownNeed", facts.get(Kind.REQUIREMENT).value());
        }
        if (facts.containsKey(Kind.EVALUATION)) {
            data.put("knownEvaluation", facts.get(Kind.EVALUATION).value());
        }
        var needs = sources.needs(task.businessKey());
        if (!needs.isEmpty()) {
            data.put("coreNeeds", needs);
        }
        sources.booking(task.businessKey(), data);
        agenda(data);
        factBook.demoPlan(task.businessKey()).ifPresent(before -> {
            data.put("focus", before.focus());
            put(data, "look", before.steps().look());
            put(data, "listen", before.steps().listen());
            put(data, "ask", before.steps().ask());
            put(data, "diagnosis", before.steps().diagnosis());
        });
        return data;
    }

    /** Proposed is what this customer cares about: its key evaluation items, then its needs. */
    private static void agenda(Map<String, Object> data) {
        var proposed = Stream.of("knownEvaluation", "coreNeeds").map(data::get).filter(Objects::nonNull).map(Object::toString)
                .collect(Collectors.joining("\n"));
        if (!proposed.isEmpty()) {
            data.put("focus", proposed.substring(0, Math.min(LONGEST, proposed.length())));
        }
    }

    private static void put(Map<String, Object> data, String field, String value) {
        if (value != null) {
            data.put(field, value);
        }
    }
}
