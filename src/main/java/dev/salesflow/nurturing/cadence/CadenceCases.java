package dev.salesflow.nurturing.cadence;

import dev.salesflow.grading.CustomerCases;
import dev.salesflow.grading.CustomerTier;
import dev.salesflow.grading.Grade;
import dev.salesflow.nurturing.CadenceFacts;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All customers, as their contacts are planned. */
@Component
class CadenceCases extends CustomerCases<CadenceFacts> {

    CadenceCases(JdbcClient jdbc) {
        super(jdbc, NurturingRules.CONTACT_CADENCE, "c.grade, nullif(p.intent, '') as intent, nullif(p.tier, '') as tier",
                "customer c join contact_plan p on p.customer_id = c.id where c.merged_into is null");
    }

    @Override
    protected CadenceFacts facts(ResultSet row) throws SQLException {
        return new CadenceFacts(choice(Grade.class, row.getString("grade")), choice(CadenceFacts.Intent.class, row.getString("intent")),
                choice(CustomerTier.class, row.getString("tier")));
    }
}
