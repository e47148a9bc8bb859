package dev.salesflow.process.coaching;

import dev.salesflow.coaching.CoachingBook;
import dev.salesflow.coaching.CoachingStep;
import dev.salesflow.process.engine.CompletedTask;
import dev.salesflow.process.engine.OpenTask;
import dev.salesflow.process.engine.TaskCompletion;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Coach and rep agree on the joint visit; only where deals are large. */
@Component
class PlanVisitCompletion implements TaskCompletion {

    private final CoachingBook coachings;
    private final CoachingForm form;

    PlanVisitCompletion(CoachingBook coachings, CoachingForm form) {
        this.coachings = coachings;
        this.form = form;
    }

    @Override
    public String taskId() {
        return "planVisit";
    }

    @Override
    public void complete(CompletedTask task) {
        form.mustBeAhead(task, "plannedFor");
        coachings.record(task.businessKey(), CoachingStep.PLAN, form.notes(task), task.login());
    }

    @Override
    public Map<String, Object> formData(OpenTask task) {
        return form.shownWithVisits(task);
    }
}
