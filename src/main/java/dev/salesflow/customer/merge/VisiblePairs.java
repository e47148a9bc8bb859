package dev.salesflow.customer.merge;

import dev.salesflow.customer.CustomerSight;
import dev.salesflow.identity.Viewer;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The pairs of which a person sees both, the first {@value #MOST} in their order: people work from the top, and what is
 * settled lets others move up. Who sees much finds so many near the top of the index; for who sees little it goes from
 * their customers to the pairs of these.
 */
final class VisiblePairs {

    static final int MOST = 250;
    private static final int WALKED = 10_000;

    private static final String NEAR_THE_TOP = """
            select p.one, p.other from (select * from customer_pair p where %1$s order by %2$s limit :walked) p
            join customer a on a.id = p.one join customer b on b.id = p.other
            where %3$s and %4$s order by %2$s limit :most""";

    private static final String OF_OWN = """
            with mine as materialized (%3$s)
            select p.one, p.other from customer_pair p join mine a on a.id = p.one join mine b on b.id = p.other
            where %1$s order by %2$s limit :most""";

    record Key(UUID one, UUID other) {
    }

    private final JdbcClient jdbc;
    private final Viewer viewer;

    VisiblePairs(JdbcClient jdbc, Viewer viewer) {
        this.jdbc = jdbc;
        this.viewer = viewer;
    }

    List<Key> first(String which, String order) {
        var found = find(nearTheTop(which, order, viewer), WALKED);
        return found.size() == MOST ? found : find(OF_OWN.formatted(which, order, CustomerSight.ids(viewer)), 0);
    }

    static String nearTheTop(String which, String order, Viewer viewer) {
        return NEAR_THE_TOP.formatted(which, order, CustomerSight.ofRow(viewer, "a"), CustomerSight.ofRow(viewer, "b"));
    }

    private List<Key> find(String sql, int walked) {
        return jdbc.sql(sql).params(viewer.parameters()).param("most", MOST).param("walked", walked)
                .query((row, n) -> new Key(row.getObject(1, UUID.class), row.getObject(2, UUID.class))).list();
    }
}
