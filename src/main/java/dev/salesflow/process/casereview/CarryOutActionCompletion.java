package dev.salesflow.process.casereview;

import dev.salesflow.process.engine.CompletedTask;
import dev.salesflow.process.engine.Literal;
import dev.salesflow.process.engine.OpenTask;
import dev.salesflow.process.engine.TaskCompletion;
import dev.salesflow.review.action.ActionBook;
import dev.salesflow.shared.NotFound;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Whoever was to do it tells how much of it is done and what came of it; the next review accepts it. */
@Component
class CarryOutActionCompletion implements TaskCompletion {

    private final ActionBook actions;

    CarryOutActionCompletion(ActionBook actions) {
        this.actions = actions;
    }

    @Override
    public String taskId() {
        return "carryOutAction";
    }

    @Override
    public void complete(CompletedTask task) {
        actions.report(task.businessKey(), task.integer("percent").orElse(null), task.optionalText("outcome").orElse(null), task.login());
    }

    @Override
    public Map<String, Object> formData(OpenTask task) {
        var action = actions.find(task.businessKey()).orElseThrow(() -> new NotFound("action", task.businessKey()));
        return Map.of("agreed", Literal.of(action.what()), "about", Literal.of(action.customer() == null ? "–" : action.customer()),
                "dueOn", action.dueOn().toString());
    }
}
