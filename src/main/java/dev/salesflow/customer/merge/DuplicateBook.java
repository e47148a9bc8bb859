package dev.salesflow.customer.merge;

import dev.salesflow.customer.CustomerBook;
import dev.salesflow.customer.CustomerSight;
import dev.salesflow.identity.Viewer;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Page;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door to customers that may be one: each person is shown pairs of which they see both. */
@Service
@Transactional
public class DuplicateBook {

    private static final String PAIRS = """
            select p.score, p.reasons, p.dismissed_at, coalesce(d.name, p.dismissed_by) as dismissed_name,
                   a.id as a_id, a.name as a_name, a.grade as a_grade, a.owner_login as a_login, coalesce(ao.name, a.owner_login) as a_owner,
                   a.city as a_city, a.phone as a_phone, a.registration_number as a_registration,
                   b.id as b_id, b.name as b_name, b.grade as b_grade, b.owner_login as b_login, coalesce(bo.name, b.owner_login) as b_owner,
                   b.city as b_city, b.phone as b_phone, b.registration_number as b_registration
            from customer_pair p join customer a on a.id = p.one join customer b on b.id = p.other
            left join app_user ao on ao.login = a.owner_login left join app_user bo on bo.login = b.owner_login
            left join app_user d on d.login = p.dismissed_by
            where %s order by %s limit :size offset :offset""";
    private static final String OPEN = "p.dismissed_at is null";
    private static final String DISMISSED = "p.dismissed_at is not null";
    private static final String SUREST_FIRST = "p.score desc, p.one, p.other";
    private static final String LATEST_FIRST = "p.dismissed_at desc, p.one, p.other";

    private final CustomerBook customers;
    private final JdbcClient jdbc;
    private final Clock clock;

    DuplicateBook(CustomerBook customers, JdbcClient jdbc, Clock clock) {
        this.customers = customers;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The surest first; or those that somebody said are not one, the latest first. */
    @Transactional(readOnly = true)
    public Page<Pair> pairs(boolean dismissed, Viewer viewer, Page.Request page) {
        var rows = jdbc.sql(rowsSql(dismissed, viewer)).params(viewer.parameters())
                .param("size", page.size()).param("offset", page.offset())
                .query((row, n) -> pair(row, viewer)).list();
        var whole = rows.size() < page.size() && (!rows.isEmpty() || page.page() == 0);
        return page.of(rows, whole ? page.offset() + rows.size() : count(dismissed, viewer));
    }

    private long count(boolean dismissed, Viewer viewer) {
        return jdbc.sql("select count(*) from customer_pair p join customer a on a.id = p.one join customer b on b.id = p.other where "
                + condition(dismissed, viewer)).params(viewer.parameters()).query(Long.class).single();
    }

    static String rowsSql(boolean dismissed, Viewer viewer) {
        return PAIRS.formatted(condition(dismissed, viewer), dismissed ? LATEST_FIRST : SUREST_FIRST);
    }

    private static String condition(boolean dismissed, Viewer viewer) {
        return (dismissed ? DISMISSED : OPEN) + " and " + CustomerSight.of(viewer, "a") + " and " + CustomerSight.of(viewer, "b");
    }

    /** What this customer may be the same as, the surest first. */
    @Transactional(readOnly = true)
    public List<Pair> of(UUID customer, int most, Viewer viewer) {
        return jdbc.sql(PAIRS.formatted("(p.one = :id or p.other = :id) and " + condition(false, viewer), SUREST_FIRST))
                .params(viewer.parameters()).param("id", customer).param("size", most).param("offset", 0)
                .query((row, n) -> pair(row, viewer)).list();
    }

    /** They are not one: kept with who said so, and not asked again. */
    public void dismiss(UUID one, UUID other, Viewer viewer) {
        mark(one, other, viewer, viewer.login(), Timestamp.from(clock.instant()));
    }

    public void restore(UUID one, UUID other, Viewer viewer) {
        mark(one, other, viewer, null, null);
    }

    private void mark(UUID one, UUID other, Viewer viewer, String by, Timestamp at) {
        customers.forEditing(one, viewer);
        customers.forEditing(other, viewer);
        var marked = jdbc.sql("""
                        update customer_pair set dismissed_by = ?, dismissed_at = ?
                        where one = least(cast(? as uuid), cast(? as uuid)) and other = greatest(cast(? as uuid), cast(? as uuid))""")
                .params(by, at, one, other, one, other).update();
        if (marked == 0) {
            throw new NotFound("pair", one + " " + other);
        }
    }

    private static Pair pair(ResultSet row, Viewer viewer) throws SQLException {
        var mine = viewer.login().equals(row.getString("a_login")) && viewer.login().equals(row.getString("b_login"));
        var at = row.getTimestamp("dismissed_at");
        return new Pair(side(row, "a_"), side(row, "b_"), Likeness.inWords(row.getInt("score")), reasons(row.getArray("reasons")),
                mine || viewer.leads(), row.getString("dismissed_name"), at == null ? null : at.toInstant());
    }

    private static Pair.Side side(ResultSet row, String prefix) throws SQLException {
        return new Pair.Side(row.getObject(prefix + "id", UUID.class), row.getString(prefix + "name"), row.getString(prefix + "grade"),
                row.getString(prefix + "owner"), row.getString(prefix + "city"), row.getString(prefix + "phone"),
                row.getString(prefix + "registration"));
    }

    private static List<Likeness> reasons(Array array) throws SQLException {
        return Arrays.stream((String[]) array.getArray()).map(Likeness::valueOf).sorted().toList();
    }
}
