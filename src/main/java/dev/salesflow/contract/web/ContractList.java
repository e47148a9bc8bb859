package dev.salesflow.contract.web;

import dev.salesflow.contract.Contract.State;
import dev.salesflow.contract.ContractSight.Sight;
import dev.salesflow.customer.SearchWords;
import dev.salesflow.identity.Viewer;
import dev.salesflow.shared.Page;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Contracts as lists show them: those that the viewer sees. */
@Repository
class ContractList {

    /**
     * One contract.
     *
     * @param ownerName the rep's name; {@code overdue} what is due and not received, {@code nextDue} the first day on which something is
     */
    record Row(UUID id, String number, UUID deal, UUID customerId, String customer, String grade, String owner, String ownerName, State state, LocalDate signedOn,
            BigDecimal amount, String currency, BigDecimal planned, BigDecimal received, BigDecimal overdue, LocalDate nextDue) {

        public boolean late() {
            return overdue.signum() > 0;
        }
    }

    record Search(String where, Map<String, Object> parameters) {
    }

    static final String FROM = " from contract k join opportunity o on o.id = k.opportunity_id join customer c on c.id = o.customer_id ";
    /** What a contract {@code k} is to bring, brought, and should have brought by {@code :today}. */
    static final String SUMS = """
            cross join lateral (select coalesce(sum(i.amount), 0) as planned, coalesce(sum(i.received), 0) as received,
                coalesce(sum(i.amount - i.received) filter (where i.due_on < :today and k.state = 'SIGNED'), 0) as overdue,
                min(i.due_on) filter (where i.received < i.amount and k.state = 'SIGNED') as next_due
                from contract_instalment i where i.contract_id = k.id) i""";
    /** The overdue first and longest, else the newest. */
    private static final String OVERDUE_FIRST = "(select min(i.due_on) from contract_instalment i where i.contract_id = k.id and i.received < i.amount), k.id";
    private static final String NEWEST = "k.signed_on desc, k.id desc";

    private final JdbcClient jdbc;
    private final Clock clock;

    ContractList(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Page<Row> find(ContractFilter filter, Page.Request page, Sight sight) {
        return find(filter, page, search(filter, sight));
    }

    /** What this person is to ask customers for. */
    Page<Row> overdue(int most, Sight sight) {
        var filter = ContractFilter.allOverdue();
        return find(filter, new Page.Request(0, most), search(filter, sight.viewer(), sight.asksFor()));
    }

    private Page<Row> find(ContractFilter filter, Page.Request page, Search search) {
        var rows = jdbc.sql("""
                        select k.*, o.owner_login, o.customer_id, c.name as customer, c.grade, coalesce(u.name, o.owner_login) as owner_name,
                            i.planned, i.received, i.overdue, i.next_due
                        from (select k.id %1$s where %2$s order by %3$s limit :size offset :offset) page
                        join contract k on k.id = page.id join opportunity o on o.id = k.opportunity_id join customer c on c.id = o.customer_id
                        left join app_user u on u.login = o.owner_login
                        %4$s
                        order by %3$s""".formatted(FROM, search.where(), order(filter), SUMS))
                .params(search.parameters()).param("size", page.size()).param("offset", page.offset()).query(ContractList::row).list();
        var total = jdbc.sql("select count(*)" + FROM + "where " + search.where()).params(search.parameters()).query(Long.class).single();
        return page.of(rows, total);
    }

    /** Login to name of those whose contracts there are, for whoever sees all of them. */
    Map<String, String> owners() {
        var names = new LinkedHashMap<String, String>();
        jdbc.sql("""
                        select u.login, u.name from app_user u where exists (
                            select 1 from opportunity o join contract k on k.opportunity_id = o.id where o.owner_login = u.login)
                        order by lower(u.name), u.login""")
                .query(row -> {
                    names.put(row.getString(1), row.getString(2));
                });
        return names;
    }

    static String order(ContractFilter filter) {
        return filter.overdue() ? OVERDUE_FIRST : NEWEST;
    }

    Search search(ContractFilter filter, Sight sight) {
        return search(filter, sight.viewer(), sight.sees());
    }

    private Search search(ContractFilter filter, Viewer viewer, String whose) {
        var parameters = new HashMap<String, Object>(viewer.parameters());
        parameters.put("today", LocalDate.now(clock));
        var conditions = new ArrayList<>(List.of(whose));
        if (filter.overdue()) {
            conditions.add("k.state = 'SIGNED' and exists (select 1 from contract_instalment i where i.contract_id = k.id and i.received < i.amount and i.due_on < :today)");
        } else if (filter.show() != null) {
            conditions.add("k.state = :state");
            parameters.put("state", filter.show());
        }
        if (filter.owner() != null) {
            conditions.add("o.owner_login = :owner");
            parameters.put("owner", filter.owner());
        }
        if (filter.team() != null) {
            conditions.add(Viewer.inTeam("o.owner_login"));
            parameters.put("team", filter.team());
        }
        if (filter.customer() != null) {
            conditions.add("o.customer_id = :customer");
            parameters.put("customer", filter.customer());
        }
        if (filter.query() != null) {
            var words = new SearchWords(filter.query(), parameters);
            conditions.add("(o.customer_id in (select id from customer where " + words.in("name") + ") or " + words.begin("k.number") + ")");
        }
        return new Search(String.join(" and ", conditions), parameters);
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        return new Row(row.getObject("id", UUID.class), row.getString("number"), row.getObject("opportunity_id", UUID.class),
                row.getObject("customer_id", UUID.class), row.getString("customer"), row.getString("grade"), row.getString("owner_login"),
                row.getString("owner_name"), State.valueOf(row.getString("state")), row.getObject("signed_on", LocalDate.class), row.getBigDecimal("amount"),
                row.getString("currency"), row.getBigDecimal("planned"), row.getBigDecimal("received"), row.getBigDecimal("overdue"),
                row.getObject("next_due", LocalDate.class));
    }
}
