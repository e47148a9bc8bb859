package dev.salesflow.process.rulechange;

import dev.salesflow.identity.Viewers;
import dev.salesflow.process.engine.CompletedTask;
import dev.salesflow.process.engine.OpenTask;
import dev.salesflow.process.engine.TaskCompletion;
import dev.salesflow.rules.change.RuleChangeBook;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The author submits what was mended on the page, or gives the change up. */
@Component
class ReviseRuleChangeCompletion implements TaskCompletion {

    private final RuleChangeBook changes;
    private final RuleChangeForm form;
    private final Viewers viewers;

    ReviseRuleChangeCompletion(RuleChangeBook changes, RuleChangeForm form, Viewers viewers) {
        this.changes = changes;
        this.form = form;
        this.viewers = viewers;
    }

    @Override
    public String taskId() {
        return "reviseRuleChange";
    }

    @Override
    public void complete(CompletedTask task) {
        var by = viewers.of(task.login());
        var withdrawn = task.text("decision").equals("withdraw");
        if (withdrawn) {
            changes.withdraw(by, task.businessKey());
        } else {
            changes.submit(by, task.businessKey(), task.text("reason"));
        }
        task.route(RuleChangeVariables.CHANGE_WITHDRAWN, withdrawn);
    }

    @Override
    public Map<String, Object> formData(OpenTask task) {
        return form.shown(task.businessKey(), "/draft");
    }
}
