package dev.salesflow.review;

import org.springframework.beans.factory.BeanFactory;

/** Lets tests open scheduled reviews at a moment of their own. */
public record ReviewsByHand(BeanFactory beans) {

    public void open() {
        beans.getBean(ScheduledReviews.class).open();
    }
}
