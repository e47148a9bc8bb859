package dev.salesflow.insight.web;

import dev.salesflow.identity.Viewer;
import dev.salesflow.customer.CustomerSight;
import dev.salesflow.opportunity.OpportunityBook;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the timeline, newest first; each call is one query. What concerns a deal is told to those who see the deal. */
@Repository
class Timeline {

    /** {@code arguments} is JSON; the customer's name is set where entries of several customers stand together. */
    record Entry(long id, UUID customerId, String customer, UUID opportunityId, Instant at, String by, String kind, String arguments) {
    }

    private static final RowMapper<Entry> ROW = (row, n) -> new Entry(row.getLong("id"), row.getObject("customer_id", UUID.class),
            row.getString("customer"), row.getObject("opportunity_id", UUID.class), row.getTimestamp("at").toInstant(),
            row.getString("by_name"), row.getString("kind"), row.getString("arguments"));

    private final JdbcClient jdbc;

    Timeline(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Entry> ofCustomer(UUID customerId, Viewer viewer, long before, int size) {
        return page("t.customer_id", customerId, viewer, before, size);
    }

    List<Entry> ofOpportunity(UUID opportunityId, Viewer viewer, long before, int size) {
        return page("t.opportunity_id", opportunityId, viewer, before, size);
    }

    private List<Entry> page(String column, UUID id, Viewer viewer, long before, int size) {
        return jdbc.sql("""
                        select t.*, null as customer, coalesce(u.name, t.by_login) as by_name
                        from timeline_entry t left join app_user u on u.login = t.by_login
                        where %s = :id and (t.at, t.id) < (coalesce((select at from timeline_entry where id = :before), 'infinity'), :before)
                            and %s order by t.at desc, t.id desc limit :size""".formatted(column, seen(viewer)))
                .params(viewer.parameters()).param("id", id).param("before", before).param("size", size)
                .query(ROW)
                .list();
    }

    /**
     * What others did of late on all customers that the person sees. Each of a rep's own is asked for its latest; of who sees many the
     * entries are walked, the newest first, since not many before the few that are wanted are of others' customers.
     */
    List<Entry> news(Viewer viewer, Instant since, int size) {
        var ofOthers = "t.by_login is distinct from :viewer and t.at > :since";
        var latest = viewer.leads()
                ? """
                select t.* from timeline_entry t join customer c on c.id = t.customer_id
                where %s and %s and %s order by t.at desc, t.id desc limit :size""".formatted(ofOthers, seen(viewer), CustomerSight.ofRow(viewer, "c"))
                : """
                select e.* from customer c cross join lateral (
                    select * from timeline_entry t where t.customer_id = c.id and %s and %s order by t.at desc, t.id desc limit :size) e
                where %s order by e.at desc, e.id desc limit :size""".formatted(ofOthers, seen(viewer), CustomerSight.of(viewer, "c"));
        return jdbc.sql("""
                        select t.*, c.name as customer, coalesce(u.name, t.by_login) as by_name
                        from (%s) t join customer c on c.id = t.customer_id left join app_user u on u.login = t.by_login
                        order by t.at desc, t.id desc""".formatted(latest))
                .param("size", size).param("since", since.atOffset(ZoneOffset.UTC)).params(viewer.parameters())
                .query(ROW)
                .list();
    }

    /** Who sees a customer by one deal of it need not see the others: amounts, reasons and numbers stand in their entries. */
    private static String seen(Viewer viewer) {
        return viewer.seesEverything() ? "true" : """
                (t.opportunity_id is null or exists (
                    select 1 from opportunity o where o.id = t.opportunity_id and %s))""".formatted(OpportunityBook.sees(viewer));
    }
}
