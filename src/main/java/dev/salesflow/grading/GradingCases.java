package dev.salesflow.grading;

import dev.salesflow.customer.Computerisation;
import dev.salesflow.customer.Satisfaction;
import dev.salesflow.customer.Selection;
import dev.salesflow.customer.SystemState;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All customers, as the grade's table sees them. */
@Component
class GradingCases extends CustomerCases<CustomerProfile> {

    GradingCases(JdbcClient jdbc) {
        super(jdbc, GradingRules.CUSTOMER_GRADE, "c.computerisation, c.selection, c.system_state, c.satisfaction, c.vendor_hope, c.designer_left",
                "customer c where c.merged_into is null");
    }

    @Override
    protected CustomerProfile facts(ResultSet row) throws SQLException {
        return new CustomerProfile(
                choice(Computerisation.class, row.getString("computerisation")), choice(Selection.class, row.getString("selection")),
                choice(SystemState.class, row.getString("system_state")), choice(Satisfaction.class, row.getString("satisfaction")),
                row.getObject("vendor_hope", Boolean.class), row.getObject("designer_left", Boolean.class));
    }
}
