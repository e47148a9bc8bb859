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

    public static final int MOST = VisiblePairs.MOST;
    /** No further are those counted that are still to be compared. */
    public static final int MOST_COUNTED = 10_000;

    private static final String PAIRS = """
            select p.score, p.reasons, p.dismissed_at, coalesce(d.name, p.dismissed_by) as dismissed_name,
                   a.id as a_id, a.name as a_name, a.grade as a_grade, a.owner_login as a_login, coalesce(ao.name, a.owner_login) as a_owner,
                   a.city as a_city, a.phone as a_phone, a.registration_number as a_registration,
                   b.id as b_id, b.name as b_name, b.grade as b_grade, b.owner_login as b_login, coalesce(bo.name, b.owner_login) as b_owner,
                   b.city as b_city, b.phone as b_phone, b.registration_number as b_registration
            from customer_pair p join customer a on a.id = p.one join customer b on b.id = p.other
            left join app_user ao on ao.login = a.owner_login left join app_user bo on bo.login = b.owner_login
            left join app_user d on d.login = p.dismissed_by
            where %s order by %s""";
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

    /** The surest first; or those that somebody said are not one, the latest first. Not more than {@value #MOST} in all. */
    @Transactional(readOnly = true)
    public Page<Pair> pairs(boolean dismissed, Viewer viewer, Page.Request page) {
        var order = dismissed ? LATEST_FIRST : SUREST_FIRST;
        var keys = new VisiblePairs(jdbc, viewer).first(dismissed ? DISMISSED : OPEN, order);
        var shown = keys.stream().skip(page.offset()).limit(page.size()).toList();
        var pairs = jdbc.sql(PAIRS.formatted("(p.one, p.other) in (select * from unnest(:ones, :others))", order))
                .param("ones", shown.stream().map(VisiblePairs.Key::one).toArray(UUID[]::new))
                .param("others", shown.stream().map(VisiblePairs.Key::other).toArray(UUID[]::new))
                .query((row, n) -> pair(row, viewer)).list();
        return page.of(pairs, keys.size());
    }

    /** How many customers are still to be compared, by whomever they were entered; {@value #MOST_COUNTED} are as good as more. */
    @Transactional(readOnly = true)
    public int uncompared() {
        return jdbc.sql("select count(distinct customer_id) from (select customer_id from customer_uncompared limit ?) q")
                .param(MOST_COUNTED).query(Integer.class).single();
    }

    /** What this customer may be the same as, the surest first. */
    @Transactional(readOnly = true)
    public List<Pair> of(UUID customer, int most, Viewer viewer) {
        var seen = " and " + CustomerSight.ofRow(viewer, "a") + " and " + CustomerSight.ofRow(viewer, "b");
        return jdbc.sql(PAIRS.formatted("(p.one = :id or p.other = :id) and " + OPEN + seen, SUREST_FIRST) + " limit :most")
                .params(viewer.parameters()).param("id", customer).param("most", most)
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
