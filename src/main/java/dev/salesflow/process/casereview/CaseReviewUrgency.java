package dev.salesflow.process.casereview;

import dev.salesflow.process.engine.CreatedTask;
import dev.salesflow.process.engine.TaskCreated;
import dev.salesflow.process.engine.Urgency;
import dev.salesflow.review.CaseReviewBook;
import dev.salesflow.review.action.ActionBook;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A review is due when its period ends, an action on the day that was agreed. */
@Component
class CaseReviewUrgency implements TaskCreated {

    private final CaseReviewBook reviews;
    private final ActionBook actions;

    CaseReviewUrgency(CaseReviewBook reviews, ActionBook actions) {
        this.reviews = reviews;
        this.actions = actions;
    }

    @Override
    public Optional<Urgency> created(CreatedTask task) {
        if (!task.processId().equals(CaseReviewFlow.PROCESS)) {
            return Optional.empty();
        }
        return Optional.of(new Urgency(null, null, actions.find(task.businessKey()).map(action -> action.dueOn())
                .orElseGet(() -> reviews.find(task.businessKey()).periodTo())));
    }
}
