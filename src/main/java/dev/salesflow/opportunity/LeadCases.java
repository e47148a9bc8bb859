package dev.salesflow.opportunity;

import dev.salesflow.grading.CustomerCases;
import dev.salesflow.grading.Grade;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The customers whom nobody owns yet, with the load of their territories as it is now. */
@Component
class LeadCases extends CustomerCases<LeadFacts> {

    private static final String LEADS = """
            customer c left join (
                select rep.territory, min(rep.deals) as deals from (
                    select t.territory, count(o.id) as deals from app_user u join team t on t.id = u.team_id
                    left join opportunity o on o.owner_login = u.login and o.outcome = 'OPEN'
                    where u.enabled and u.role = 'REP' group by u.login, t.territory) rep
                group by rep.territory) load on load.territory = c.territory
            where c.merged_into is null and c.owner_login is null and c.pooled_on is null""";

    LeadCases(JdbcClient jdbc) {
        super(jdbc, LeadRules.LEAD_ROUTING, "c.grade, c.territory, load.deals", LEADS);
    }

    @Override
    protected LeadFacts facts(ResultSet row) throws SQLException {
        var load = row.getObject("deals", Long.class);
        return new LeadFacts(choice(Grade.class, row.getString("grade")), row.getString("territory"), load == null ? null : load.intValue());
    }
}
