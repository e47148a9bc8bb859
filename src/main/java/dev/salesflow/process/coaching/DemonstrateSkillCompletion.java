package dev.salesflow.process.coaching;

import dev.salesflow.coaching.CoachingBook;
import dev.salesflow.coaching.CoachingStep;
import dev.salesflow.process.engine.CompletedTask;
import dev.salesflow.process.engine.OpenTask;
import dev.salesflow.process.engine.TaskCompletion;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The coach answers the rep's view, demonstrates and discusses. */
@Component
class DemonstrateSkillCompletion implements TaskCompletion {

    private final CoachingBook coachings;
    private final CoachingForm form;

    DemonstrateSkillCompletion(CoachingBook coachings, CoachingForm form) {
        this.coachings = coachings;
        this.form = form;
    }

    @Override
    public String taskId() {
        return "demonstrateSkill";
    }

    @Override
    public void complete(CompletedTask task) {
        coachings.record(task.businessKey(), CoachingStep.DEMONSTRATE, form.notes(task), task.login());
    }

    @Override
    public Map<String, Object> formData(OpenTask task) {
        var shown = form.shown(task);
        shown.put("repTold", Stream.of("felt", "wanted", "happened", "buyerWhy")
                .map(field -> form.lastNote(task.businessKey(), CoachingStep.FEEDBACK, field)).filter(text -> !text.isBlank())
                .collect(Collectors.joining("\n")));
        shown.put("repWentBest", form.lastNote(task.businessKey(), CoachingStep.FEEDBACK, "wentBest"));
        shown.put("repToImprove", form.lastNote(task.businessKey(), CoachingStep.FEEDBACK, "toImprove"));
        shown.put("repNextTime", form.lastNote(task.businessKey(), CoachingStep.FEEDBACK, "nextTime"));
        return shown;
    }
}
