package dev.salesflow.opportunity.web;

import dev.salesflow.customer.SearchWords;
import dev.salesflow.identity.Viewer;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.opportunity.Outcome;
import dev.salesflow.opportunity.Stage;
import dev.salesflow.shared.Page;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Searches deals: only those the person sees. */
@Repository
class OpportunityList {

    /** One line of the list; {@code owner} is the login, {@code ownerName} the person. */
    record Row(UUID id, String externalId, UUID customerId, String customer, String grade, String product, String owner,
            String ownerName, Stage stage, Instant stageEnteredAt, Outcome outcome, boolean paused, BigDecimal amount,
            String currency, LocalDate expectedSigning, LocalDate startedOn, LocalDate closedOn) {
    }

    static final String FROM = " from opportunity o join customer c on c.id = o.customer_id ";

    private final JdbcClient jdbc;
    private final Clock clock;

    OpportunityList(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Conditions with the values they name, for the deals {@code o} of the customers {@code c}. */
    record Search(String where, Map<String, Object> parameters) {
    }

    Page<Row> find(OpportunityFilter filter, Page.Request page, Viewer viewer) {
        var search = search(filter, viewer, LocalDate.now(clock));
        var parameters = search.parameters();
        var where = "where " + search.where();
        var rows = jdbc.sql("""
                        select o.id, o.external_id, o.customer_id, c.name as customer, c.grade, p.name as product, o.owner_login,
                               coalesce(u.name, o.owner_login) as owner_name, o.stage, o.stage_entered_at, o.outcome, o.paused,
                               o.amount, o.currency, o.expected_signing, o.started_on, o.closed_on
                        from (select o.id %1$s %2$s order by %3$s limit :size offset :offset) page
                        join opportunity o on o.id = page.id join customer c on c.id = o.customer_id
                        left join product p on p.id = o.product_id left join app_user u on u.login = o.owner_login
                        order by %3$s""".formatted(FROM, where, filter.order().sql()))
                .params(parameters).param("size", page.size()).param("offset", page.offset())
                .query(OpportunityList::row).list();
        return page.of(rows, total(where, parameters, page, rows.size()));
    }

    /** Reps whose deals this person sees, login to name. */
    Map<String, String> owners(Viewer viewer) {
        var owners = new java.util.LinkedHashMap<String, String>();
        if (viewer.leads()) {
            jdbc.sql("select login, name from app_user where role in ('REP', 'MANAGER') and " + viewer.sees("login")
                            + " order by lower(name), login limit 500")
                    .params(viewer.parameters())
                    .query((rs, n) -> Map.entry(rs.getString(1), rs.getString(2))).list()
                    .forEach(person -> owners.put(person.getKey(), person.getValue()));
        }
        return owners;
    }

    private long total(String where, Map<String, Object> parameters, Page.Request page, int found) {
        if (found < page.size() && (found > 0 || page.page() == 0)) {
            return page.offset() + found;
        }
        return jdbc.sql("select count(*)" + FROM + where).params(parameters).query(Long.class).single();
    }

    static Search search(OpportunityFilter filter, Viewer viewer, LocalDate today) {
        var parameters = new HashMap<>(viewer.parameters());
        var conditions = new ArrayList<String>();
        conditions.add(OpportunityBook.sees(viewer));
        equal("o.stage", "stage", filter.stage() == null ? null : filter.stage().name(), conditions, parameters);
        if (OpportunityFilter.PAUSED.equals(filter.outcome())) {
            conditions.add("o.paused");
        } else {
            equal("o.outcome", "outcome", filter.outcome(), conditions, parameters);
        }
        equalOrNone("o.owner_login", "owner", filter.owner(), conditions, parameters);
        if (filter.team() != null) {
            conditions.add(Viewer.inTeam("o.owner_login"));
            parameters.put("team", filter.team());
        }
        equalOrNone("c.grade", "grade", filter.grade(), conditions, parameters);
        equal("o.customer_id", "customer", filter.customer(), conditions, parameters);
        if (filter.alert() != null) {
            conditions.add("exists (select 1 from deal_alert a where a.opportunity_id = o.id and a.matter = :alert)");
            parameters.put("alert", filter.alert());
        }
        if (OpportunityFilter.NONE.equals(filter.signing())) {
            conditions.add("o.expected_signing is null");
        } else if (filter.signing() != null) {
            conditions.add("o.expected_signing < :quarter");
            parameters.put("quarter", today.with(IsoFields.DAY_OF_QUARTER, 1));
        }
        if (filter.query() != null) {
            conditions.add(matches(filter.query(), parameters));
        }
        return new Search(String.join(" and ", conditions), parameters);
    }

    private static void equalOrNone(String column, String name, String value, List<String> conditions,
            Map<String, Object> parameters) {
        if (OpportunityFilter.NONE.equals(value)) {
            conditions.add(column + " is null");
        } else {
            equal(column, name, value, conditions, parameters);
        }
    }

    private static void equal(String column, String name, Object value, List<String> conditions, Map<String, Object> parameters) {
        if (value != null) {
            conditions.add(column + " = :" + name);
            parameters.put(name, value);
        }
    }

    /** A part of the customer's name, or the beginning of the deal's own number; each by its own index. */
    private static String matches(String query, Map<String, Object> parameters) {
        var words = new SearchWords(query, parameters);
        return "(o.customer_id in (select id from customer where " + words.in("name") + ") or " + words.begin("o.external_id") + ")";
    }

    private static Row row(ResultSet rs, int n) throws SQLException {
        return new Row(rs.getObject("id", UUID.class), rs.getString("external_id"), rs.getObject("customer_id", UUID.class),
                rs.getString("customer"), rs.getString("grade"), rs.getString("product"), rs.getString("owner_login"),
                rs.getString("owner_name"), Stage.valueOf(rs.getString("stage")),
                rs.getTimestamp("stage_entered_at").toInstant(), Outcome.valueOf(rs.getString("outcome")),
                rs.getBoolean("paused"), rs.getBigDecimal("amount"), rs.getString("currency"),
                rs.getObject("expected_signing", LocalDate.class), rs.getObject("started_on", LocalDate.class),
                rs.getObject("closed_on", LocalDate.class));
    }
}
