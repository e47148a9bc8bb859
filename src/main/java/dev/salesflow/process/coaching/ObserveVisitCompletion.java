package dev.salesflow.process.coaching;

import dev.salesflow.coaching.CoachingBook;
import dev.salesflow.coaching.CoachingStep;
import dev.salesflow.process.engine.CompletedTask;
import dev.salesflow.process.engine.OpenTask;
import dev.salesflow.process.engine.TaskCompletion;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The coach went along and writes down what was seen. */
@Component
class ObserveVisitCompletion implements TaskCompletion {

    private final CoachingBook coachings;
    private final CoachingForm form;

    ObserveVisitCompletion(CoachingBook coachings, CoachingForm form) {
        this.coachings = coachings;
        this.form = form;
    }

    @Override
    public String taskId() {
        return "observeVisit";
    }

    @Override
    public void complete(CompletedTask task) {
        form.mustHaveBeen(task, "visitedOn");
        coachings.record(task.businessKey(), CoachingStep.OBSERVE, form.notes(task), task.login());
    }

    @Override
    public Map<String, Object> formData(OpenTask task) {
        var shown = form.shownWithPlan(task);
        shown.put("skills", form.skills(task.businessKey()));
        return shown;
    }
}
