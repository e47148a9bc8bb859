package dev.salesflow.nurturing;

import dev.salesflow.grading.CustomerCases;
import dev.salesflow.grading.Grade;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All customers, as {@link ContactRhythm} asks about them. */
@Component
class CadenceCases extends CustomerCases<CadenceFacts> {

    CadenceCases(JdbcClient jdbc) {
        super(jdbc, NurturingRules.CONTACT_CADENCE, "c.grade", "customer c where c.merged_into is null");
    }

    @Override
    protected CadenceFacts facts(ResultSet row) throws SQLException {
        return CadenceFacts.of(choice(Grade.class, row.getString("grade")));
    }
}
