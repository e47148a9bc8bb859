package dev.salesflow.review;

import dev.salesflow.nurturing.approach.ApproachBook;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Another approach that a review decided on becomes the rep's task when it is held; what is somebody else's by then stays as it is. */
@Component
class NewApproaches {

    private record Changed(UUID customerId, String note, String decidedBy) {
    }

    private final ApproachBook approaches;
    private final JdbcClient jdbc;

    NewApproaches(ApproachBook approaches, JdbcClient jdbc) {
        this.approaches = approaches;
        this.jdbc = jdbc;
    }

    @EventListener
    void on(ReviewHeld event) {
        jdbc.sql("""
                        select k.customer_id, k.note, k.decided_by from review_case k join review_disposition d on d.code = k.disposition and d.effect = 'APPROACH'
                        join customer c on c.id = k.customer_id where k.review_id = :review and k.note is not null and (c.owner_login = :rep
                            or exists (select 1 from opportunity o where o.customer_id = c.id and o.owner_login = :rep and o.outcome = 'OPEN'))
                        order by k.position""").param("review", event.reviewId()).param("rep", event.rep()).query(Changed.class).list()
                .forEach(one -> approaches.agree(one.customerId(), event.rep(), one.note(), one.decidedBy()));
    }
}
