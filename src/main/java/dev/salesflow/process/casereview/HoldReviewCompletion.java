package dev.salesflow.process.casereview;

import dev.salesflow.process.engine.CompletedTask;
import dev.salesflow.process.engine.Literal;
import dev.salesflow.process.engine.OpenTask;
import dev.salesflow.process.engine.TaskCompletion;
import dev.salesflow.review.CaseReviewBook;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The manager has held the review, on its page; completing the task closes it. */
@Component
class HoldReviewCompletion implements TaskCompletion {

    private final CaseReviewBook reviews;

    HoldReviewCompletion(CaseReviewBook reviews) {
        this.reviews = reviews;
    }

    @Override
    public String taskId() {
        return "holdReview";
    }

    @Override
    public void complete(CompletedTask task) {
        reviews.close(task.businessKey(), task.optionalText("conclusion").orElse(null), task.login());
    }

    @Override
    public Map<String, Object> formData(OpenTask task) {
        var review = reviews.find(task.businessKey());
        return Map.of("repName", Literal.of(review.repName()), "period", review.periodFrom() + " – " + review.periodTo(), "cases", review.cases(),
                "decided", review.decided(), "reviewPage", "/reviews/" + review.id());
    }
}
