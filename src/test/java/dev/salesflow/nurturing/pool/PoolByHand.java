package dev.salesflow.nurturing.pool;

import org.springframework.beans.factory.BeanFactory;

/** Lets tests look at idle customers at a moment of their own. */
public record PoolByHand(BeanFactory beans) {

    public void look() {
        beans.getBean(PoolWatch.class).look();
    }
}
