package dev.salesflow.process.rulechange;

import dev.salesflow.identity.Viewers;
import dev.salesflow.process.engine.CompletedTask;
import dev.salesflow.process.engine.OpenTask;
import dev.salesflow.process.engine.TaskCompletion;
import dev.salesflow.rules.change.DraftBook;
import dev.salesflow.rules.change.RuleChangeBook;
import dev.salesflow.shared.Refusal;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The second person decides. */
@Component
class ReviewRuleChangeCompletion implements TaskCompletion {

    private final RuleChangeBook changes;
    private final DraftBook drafts;
    private final RuleChangeForm form;
    private final Viewers viewers;

    ReviewRuleChangeCompletion(RuleChangeBook changes, DraftBook drafts, RuleChangeForm form, Viewers viewers) {
        this.changes = changes;
        this.drafts = drafts;
        this.form = form;
        this.viewers = viewers;
    }

    @Override
    public String taskId() {
        return "reviewRuleChange";
    }

    @Override
    public void take(OpenTask task) {
        if (bars(task)) {
            throw Refusal.of("rules.change.ownWork");
        }
    }

    /** Everybody who typed in it, not only who submitted it. */
    @Override
    public boolean bars(OpenTask task) {
        return drafts.authors(drafts.find(task.businessKey())).contains(task.login());
    }

    @Override
    public void complete(CompletedTask task) {
        var by = viewers.of(task.login());
        var approved = task.text("decision").equals("approve");
        if (approved) {
            changes.approve(by, task.businessKey(), task.optionalText("comment").orElse(null));
        } else {
            changes.reject(by, task.businessKey(), task.text("comment"));
        }
        task.route(RuleChangeVariables.CHANGE_APPROVED, approved);
    }

    @Override
    public Map<String, Object> formData(OpenTask task) {
        return form.shown(task.businessKey(), "/change");
    }
}
