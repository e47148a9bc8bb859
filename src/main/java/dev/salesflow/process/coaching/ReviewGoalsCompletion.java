package dev.salesflow.process.coaching;

import dev.salesflow.coaching.CoachingBook;
import dev.salesflow.coaching.CoachingStep;
import dev.salesflow.coaching.Finding;
import dev.salesflow.coaching.NextStep;
import dev.salesflow.process.engine.CompletedTask;
import dev.salesflow.process.engine.OpenTask;
import dev.salesflow.process.engine.TaskCompletion;
import dev.salesflow.shared.Refusal;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The coach reviews the rep's goals: another round, or the finding that ends the coaching. */
@Component
class ReviewGoalsCompletion implements TaskCompletion {

    private final CoachingBook coachings;
    private final CoachingForm form;

    ReviewGoalsCompletion(CoachingBook coachings, CoachingForm form) {
        this.coachings = coachings;
        this.form = form;
    }

    @Override
    public String taskId() {
        return "reviewGoals";
    }

    @Override
    public void complete(CompletedTask task) {
        var again = task.text("decision").equals("REPEAT");
        if (again) {
            coachings.repeat(task.businessKey(), form.notes(task), task.login());
        } else {
            var finding = task.choice("finding", Finding.class)
                    .orElseThrow(() -> Refusal.ofField("finding", "error.required"));
            var next = new NextStep(task.text("nextStep"), task.choice("nextOwner", NextStep.Who.class).orElse(null), task.date("nextDue").orElse(null));
            task.route(CoachingVariables.NEXT_STEP_OWNER,
                    coachings.finish(task.businessKey(), task.text("goalsReached").equals("YES"), finding, next, form.notes(task), task.login()));
        }
        task.route(CoachingVariables.ANOTHER_ROUND_IS_NEEDED, again);
    }

    @Override
    public Map<String, Object> formData(OpenTask task) {
        var shown = form.shown(task);
        shown.put("shownGoals", form.lastNote(task.businessKey(), CoachingStep.PREPARE, "goals"));
        shown.put("shownActions", form.lastNote(task.businessKey(), CoachingStep.PREPARE, "actions"));
        return shown;
    }
}
