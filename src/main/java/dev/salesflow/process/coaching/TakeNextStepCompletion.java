package dev.salesflow.process.coaching;

import dev.salesflow.coaching.CoachingBook;
import dev.salesflow.process.engine.CompletedTask;
import dev.salesflow.process.engine.OpenTask;
import dev.salesflow.process.engine.TaskCompletion;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What was agreed for after the coaching is done. */
@Component
class TakeNextStepCompletion implements TaskCompletion {

    private final CoachingBook coachings;

    TakeNextStepCompletion(CoachingBook coachings) {
        this.coachings = coachings;
    }

    @Override
    public String taskId() {
        return "takeNextStep";
    }

    @Override
    public void complete(CompletedTask task) {
        coachings.nextStepTaken(task.businessKey(), task.values(), task.login());
    }

    @Override
    public Map<String, Object> formData(OpenTask task) {
        var coaching = coachings.find(task.businessKey());
        var shown = new HashMap<String, Object>();
        shown.put("repName", coaching.repName());
        shown.put("shownNextStep", coaching.outcome());
        return shown;
    }
}
