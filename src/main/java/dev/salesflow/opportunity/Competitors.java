package dev.salesflow.opportunity;

import dev.salesflow.identity.Viewer;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Those that deals were lost to, as choices: whom another team met tells what that team works on. */
@Component
public class Competitors {

    private static final int MOST = 50;

    private final JdbcClient jdbc;

    Competitors(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of the deals this person sees, the most frequent first. */
    @Transactional(readOnly = true)
    public List<String> knownTo(Viewer viewer) {
        return jdbc.sql("select o.competitor from opportunity o where o.competitor is not null and "
                        + OpportunityBook.sees(viewer) + " group by o.competitor order by count(*) desc, o.competitor limit " + MOST)
                .params(viewer.parameters()).query(String.class).list();
    }
}
