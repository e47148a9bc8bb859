package dev.salesflow.process.nextaction;

import org.springframework.beans.factory.BeanFactory;

/** Lets tests make due next actions tasks at a moment of their own. */
public record DueActionsByHand(BeanFactory beans) {

    public void run() {
        beans.getBean(DueActionPickUp.class).pickUp();
    }
}
