package dev.salesflow.process.coaching;

import dev.salesflow.coaching.CoachingBook;
import dev.salesflow.coaching.CoachingStep;
import dev.salesflow.process.engine.CompletedTask;
import dev.salesflow.process.engine.OpenTask;
import dev.salesflow.process.engine.TaskCompletion;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The rep writes goals and actions for the next visit. */
@Component
class PrepareNextVisitCompletion implements TaskCompletion {

    private final CoachingBook coachings;
    private final CoachingForm form;

    PrepareNextVisitCompletion(CoachingBook coachings, CoachingForm form) {
        this.coachings = coachings;
        this.form = form;
    }

    @Override
    public String taskId() {
        return "prepareNextVisit";
    }

    @Override
    public void complete(CompletedTask task) {
        form.mustBeAhead(task, "visitOn");
        coachings.record(task.businessKey(), CoachingStep.PREPARE, form.notes(task), task.login());
    }

    @Override
    public Map<String, Object> formData(OpenTask task) {
        var shown = form.shownWithVisits(task);
        shown.put("shownCoachView", form.lastNote(task.businessKey(), CoachingStep.DEMONSTRATE, "coachView"));
        shown.put("shownDemonstrated", form.lastNote(task.businessKey(), CoachingStep.DEMONSTRATE, "demonstrated"));
        return shown;
    }
}
