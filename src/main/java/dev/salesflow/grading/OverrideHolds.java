package dev.salesflow.grading;

import dev.salesflow.shared.Hold;
import java.util.List;
import org.springframework.stereotype.Component;

/** A customer whom a manager graded outlasts the list it came by. */
@Component
class OverrideHolds implements Hold.Source {

    @Override
    public List<Hold> holds() {
        return List.of(new Hold("customer", "override", false,
                "select o.customer_id as record, o.given_by as by_login, o.given_at as at from grade_override o"));
    }
}
