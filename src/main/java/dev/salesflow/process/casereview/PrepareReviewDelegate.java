package dev.salesflow.process.casereview;

import dev.salesflow.review.CaseReviewBook;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Puts the rep's cases on the agenda; a repeated job finds them there. */
@Component("prepareReview")
class PrepareReviewDelegate implements JavaDelegate {

    private final CaseReviewBook reviews;

    PrepareReviewDelegate(CaseReviewBook reviews) {
        this.reviews = reviews;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reviews.prepare(UUID.fromString(execution.getProcessBusinessKey()));
    }
}
