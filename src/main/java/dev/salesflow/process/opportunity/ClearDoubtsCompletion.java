package dev.salesflow.process.opportunity;

import dev.salesflow.opportunity.FactBook;
import dev.salesflow.process.engine.CompletedTask;
import dev.salesflow.process.engine.OpenTask;
import dev.salesflow.process.engine.TaskCompletion;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** One doubt and what became of it, if there was one at all. */
@Component
class ClearDoubtsCompletion implements TaskCompletion {

    private static final int LABEL = 80;

    private final FactBook factBook;
    private final DealForms forms;
    private final NextStep next;

    ClearDoubtsCompletion(FactBook factBook, DealForms forms, NextStep next) {
        this.factBook = factBook;
        this.forms = forms;
        this.next = next;
    }

    @Override
    public String taskId() {
        return "clearDoubts";
    }

    @Override
    public void complete(CompletedTask task) {
        var answer = task.optionalText("answer").orElse(null);
        var open = task.optionalText("openDoubt");
        open.ifPresent(id -> factBook.answerDoubt(task.businessKey(), UUID.fromString(id), answer, task.yes("resolved"), task.login()));
        // The form has one answer: where it answers an open doubt, a new one waits for its own.
        task.optionalText("doubt").ifPresent(doubt -> factBook.recordDoubt(task.businessKey(), doubt, open.isPresent() ? null : answer,
                open.isEmpty() && task.yes("resolved"), task.login()));
        next.take(task);
    }

    @Override
    public Map<String, Object> formData(OpenTask task) {
        var data = forms.known(task);
        data.put("openDoubts", factBook.doubts(task.businessKey()).stream().filter(doubt -> !doubt.resolved())
                .map(doubt -> new Choice(doubt.id().toString(), DealForms.shortened(doubt.doubt(), LABEL))).toList());
        return data;
    }
}
