package dev.salesflow.insight;

import dev.salesflow.grading.CustomerGraded;
import dev.salesflow.grading.Grade;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells how a customer's grade went; the reason stands with the grade itself. */
@Component
class GradeNews {

    private final TimelineBook timeline;

    GradeNews(TimelineBook timeline) {
        this.timeline = timeline;
    }

    @EventListener
    void on(CustomerGraded event) {
        timeline.note(event.customerId(), null, event.by(), "customerGraded", grade(event.from()), grade(event.to()));
    }

    private static Argument grade(Grade grade) {
        return grade == null ? Argument.word("grade.none") : Argument.text(grade.name());
    }
}
