package dev.salesflow.process.demo;

import dev.salesflow.opportunity.DemoPlan;
import dev.salesflow.opportunity.FactBook;
import dev.salesflow.opportunity.KeyFact.Kind;
import dev.salesflow.process.engine.CompletedTask;
import dev.salesflow.process.engine.OpenTask;
import dev.salesflow.process.engine.TaskCompletion;
import dev.salesflow.process.opportunity.DealForms;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What presales will show; whoever prepares a demo is the deal's presales person from then on. */
@Component
class PrepareDemoCompletion implements TaskCompletion {

    private final FactBook factBook;
    private final DealForms forms;

    PrepareDemoCompletion(FactBook factBook, DealForms forms) {
        this.factBook = factBook;
        this.forms = forms;
    }

    @Override
    public String taskId() {
        return "prepareDemo";
    }

    @Override
    public void complete(CompletedTask task) {
        factBook.planDemo(task.businessKey(), new DemoPlan(task.date("plannedOn").orElseThrow(), task.text("focus"),
                task.optionalText("scenario").orElse(null), task.optionalText("references").orElse(null)), task.login());
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
        factBook.demoPlan(task.businessKey()).ifPresent(before -> data.put("focus", before.focus()));
        return data;
    }
}
