package dev.salesflow.coaching.effect;

import org.springframework.beans.factory.BeanFactory;

/** Lets tests of other packages measure finished coachings at a moment of their own. */
public record EffectByHand(BeanFactory beans) {

    public void run() {
        beans.getBean(EffectRun.class).run();
    }
}
