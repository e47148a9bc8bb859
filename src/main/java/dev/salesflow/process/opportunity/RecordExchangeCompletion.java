package dev.salesflow.process.opportunity;

import dev.salesflow.opportunity.FactBook;
import dev.salesflow.opportunity.KeyFact.Kind;
import dev.salesflow.opportunity.Stage;
import dev.salesflow.process.engine.CompletedTask;
import dev.salesflow.process.engine.OpenTask;
import dev.salesflow.process.engine.TaskCompletion;
import java.util.Map;
import org.springframework.stereotype.Component;

/** An exchange of needs: the key facts, and who prepares the demo. */
@Component
class RecordExchangeCompletion implements TaskCompletion {

    private static final Map<String, Kind> FACTS = Map.of("requirement", Kind.REQUIREMENT, "decision", Kind.DECISION,
            "competition", Kind.COMPETITION, "evaluation", Kind.EVALUATION);

    private final FactBook factBook;
    private final DealForms forms;
    private final FollowUps followUps;
    private final NextStep next;

    RecordExchangeCompletion(FactBook factBook, DealForms forms, FollowUps followUps, NextStep next) {
        this.factBook = factBook;
        this.forms = forms;
        this.followUps = followUps;
        this.next = next;
    }

    @Override
    public String taskId() {
        return "recordExchange";
    }

    @Override
    public void complete(CompletedTask task) {
        var learned = forms.learned(task).withPresales(task.optionalText("presales").orElse(null));
        for (var fact : FACTS.entrySet()) {
            learned = learned.with(DealForms.said(task, fact.getValue(), task.optionalText(fact.getKey()).orElse(null)));
        }
        factBook.recordMeeting(task.businessKey(), Stage.EXCHANGE, task.date("heldOn").orElseThrow(), task.values(),
                learned, task.login());
        followUps.take(task, task.optionalText("requirement").orElse(task.text("metWith")));
        next.take(task);
    }

    @Override
    public Map<String, Object> formData(OpenTask task) {
        var data = forms.known(task);
        data.put("presalesPeople", forms.presalesPeople());
        var known = forms.keyFacts(task.businessKey());
        FACTS.forEach((field, kind) -> {
            if (known.containsKey(kind)) {
                data.put(field, known.get(kind).value());
            }
        });
        return data;
    }
}
