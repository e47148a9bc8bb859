package dev.salesflow.nurturing.cadence;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lets tests of other packages look at planned contacts at a moment of their own, and puts the day back for who comes after. */
public record PlansByHand(BeanFactory beans) {

    public void look() {
        beans.getBean(PlanKeeper.class).look();
    }

    /** After a test that moved the clock: what was planned since is planned from the real day. */
    public void today() {
        beans.getBean(JdbcClient.class).sql("update contact_state set day = current_date").update();
    }
}
