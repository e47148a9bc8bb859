package dev.salesflow.insight.web;

import dev.salesflow.identity.Viewer;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.opportunity.Stage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Open opportunities counted and summed by stage, grade and currency, in one query. */
@Repository
class Pipeline {

    /** {@code grade} is null for customers not graded yet; {@code amount} is null where none of them has one. */
    record Sum(Stage stage, String grade, String currency, long count, BigDecimal amount) {
    }

    private final JdbcClient jdbc;

    Pipeline(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param owner only this rep's; null for all
     * @param team only this team's and those below it; null for all
     */
    List<Sum> of(Viewer viewer, String owner, UUID team) {
        var conditions = new ArrayList<>(List.of("o.outcome = 'OPEN'", OpportunityBook.sees(viewer)));
        var parameters = new HashMap<>(viewer.parameters());
        if (owner != null) {
            conditions.add("o.owner_login = :owner");
            parameters.put("owner", owner);
        }
        if (team != null) {
            conditions.add(Viewer.inTeam("o.owner_login"));
            parameters.put("team", team);
        }
        return jdbc.sql("""
                        select o.stage, c.grade, o.currency, count(*) as deals, sum(o.amount) as amount
                        from opportunity o join customer c on c.id = o.customer_id
                        where %s group by o.stage, c.grade, o.currency""".formatted(String.join(" and ", conditions)))
                .params(parameters)
                .query((row, n) -> new Sum(Stage.valueOf(row.getString("stage")), row.getString("grade"), row.getString("currency"),
                        row.getLong("deals"), row.getBigDecimal("amount")))
                .list();
    }
}
