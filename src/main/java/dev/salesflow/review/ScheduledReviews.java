package dev.salesflow.review;

import dev.salesflow.review.schedule.ReviewSchedules;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Opens the reviews whose day has come by their team's schedule. What is missing is read from the tables, so a kill loses nothing and nodes do no harm. */
@Component
class ScheduledReviews {

    private static final Logger LOG = LoggerFactory.getLogger(ScheduledReviews.class);

    private final ReviewSchedules schedules;
    private final ReviewOpener opener;

    ScheduledReviews(ReviewSchedules schedules, ReviewOpener opener) {
        this.schedules = schedules;
        this.opener = opener;
    }

    @Scheduled(initialDelayString = "${salesflow.reviews.look-after}", fixedDelayString = "${salesflow.reviews.look-every}")
    void open() {
        schedules.due().forEach(this::open);
    }

    /** One that cannot open must not hold up the others; it is tried again at the next turn. */
    private void open(ReviewSchedules.Due due) {
        try {
            opener.open(due.rep(), due.manager(), due.period(), due.schedule(), null);
        } catch (RuntimeException e) {
            LOG.warn("The case review of {} did not open", due.rep(), e);
        }
    }
}
