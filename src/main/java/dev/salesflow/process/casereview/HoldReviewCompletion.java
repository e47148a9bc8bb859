package dev.salesflow.process.casereview;

import dev.salesflow.process.engine.CompletedTask;
import dev.salesflow.process.engine.Literal;
import dev.salesflow.process.engine.OpenTask;
import dev.salesflow.process.engine.TaskCompletion;
import dev.salesflow.review.CaseReviewBook;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The manager has held the review, on its page; completing the task closes it. A conclusion left blank is the one kept there. */
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
        var conclusion = task.optionalText("conclusion").orElseGet(() -> reviews.find(task.businessKey()).conclusion());
        reviews.close(task.businessKey(), conclusion, task.login(), task.yes("sure"));
    }

    @Override
    public Map<String, Object> formData(OpenTask task) {
        var review = reviews.find(task.businessKey());
        return Map.of("repName", Literal.of(review.repName()), "period", review.periodFrom() + " – " + review.periodTo(), "cases", review.cases(),
                "decided", review.decided(), "undecided", review.undecided(), "conclusion", Objects.toString(review.conclusion(), ""),
                "reviewPage", "/reviews/" + review.id());
    }
}
