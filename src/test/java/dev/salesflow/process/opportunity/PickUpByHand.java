package dev.salesflow.process.opportunity;

import org.springframework.beans.factory.BeanFactory;

/** Lets other modules' tests give imported deals their processes at a moment of their own. */
public record PickUpByHand(BeanFactory beans) {

    public void run() {
        beans.getBean(ProcessPickUp.class).pickUp();
    }
}
