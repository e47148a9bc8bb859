package dev.salesflow.customer.web;

import dev.salesflow.customer.CustomerSight;
import dev.salesflow.customer.SearchWords;
import dev.salesflow.identity.Viewer;
import dev.salesflow.shared.Page;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Searches customers; every condition and order of it has an index, so that it stays quick with a million of them. */
@Repository
class CustomerList {

    /** One line of the list; {@code owner} is the login, {@code ownerName} the person. */
    record Row(UUID id, String externalId, String name, String grade, boolean gradeFlag, String owner, String ownerName,
            String industry, String territory, String city, LocalDate expectedPurchase) {
    }

    /** Conditions with the values they name. */
    record Search(String where, Map<String, Object> parameters) {
    }

    private final JdbcClient jdbc;

    CustomerList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Page<Row> find(CustomerFilter filter, Page.Request page, Viewer viewer) {
        var search = search(filter, viewer);
        var rows = jdbc.sql(rowsSql(search, filter.order()))
                .params(search.parameters()).param("size", page.size()).param("offset", page.offset())
                .query((row, n) -> new Row(row.getObject("id", UUID.class), row.getString("external_id"), row.getString("name"),
                        row.getString("grade"), row.getBoolean("grade_flag"), row.getString("owner_login"),
                        row.getString("owner_name"), row.getString("industry"), row.getString("territory"), row.getString("city"),
                        row.getObject("expected_purchase", LocalDate.class)))
                .list();
        return page.of(rows, total(search, page, rows.size()));
    }

    private long total(Search search, Page.Request page, int found) {
        if (found < page.size() && (found > 0 || page.page() == 0)) {
            return page.offset() + found;
        }
        return jdbc.sql(countSql(search)).params(search.parameters()).query(Long.class).single();
    }

    /** The page's ids come from the index alone; only then are the few wide rows read. */
    static String rowsSql(Search search, CustomerFilter.Order order) {
        return """
                select c.id, c.external_id, c.name, c.grade, c.grade_flag, c.owner_login, coalesce(u.name, c.owner_login) as owner_name,
                       c.industry, c.territory, c.city, c.expected_purchase
                from (select c.id from customer c where %s order by %s limit :size offset :offset) page
                join customer c on c.id = page.id left join app_user u on u.login = c.owner_login
                order by %s""".formatted(search.where(), order.sql(), order.sql());
    }

    static String countSql(Search search) {
        return "select count(*) from customer c where " + search.where();
    }

    static Search search(CustomerFilter filter, Viewer viewer) {
        var conditions = new ArrayList<String>();
        var parameters = new HashMap<>(viewer.parameters());
        conditions.add(CustomerSight.of(viewer, "c"));
        if (filter.query() != null) {
            conditions.add("c.id in (" + matches(filter.query(), CustomerSight.of(viewer, "s"), parameters) + ")");
        }
        if (CustomerFilter.UNGRADED.equals(filter.grade())) {
            conditions.add("c.grade is null");
        } else {
            equal("grade", filter.grade(), conditions, parameters);
        }
        if (CustomerFilter.NOBODY.equals(filter.owner())) {
            conditions.add("c.owner_login is null");
        } else {
            equal("owner_login", filter.owner(), conditions, parameters);
        }
        equal("territory", filter.territory(), conditions, parameters);
        equal("industry", filter.industry(), conditions, parameters);
        return new Search(String.join(" and ", conditions), parameters);
    }

    private static void equal(String column, String value, List<String> conditions, Map<String, Object> parameters) {
        if (value != null) {
            conditions.add("c." + column + " = :" + column);
            parameters.put(column, value);
        }
    }

    /**
     * Ids of customers that the words or digits are found in, or in what was merged into them, each way of matching by its own index; the sight stands in
     * each of them, so that a common word among few visible customers is looked for in those alone.
     */
    private static String matches(String query, String sight, Map<String, Object> parameters) {
        var words = new SearchWords(query, parameters);
        var ofCustomers = Stream.concat(Stream.of(words.begin("s.external_id"), words.in("s.name")), words.inPhone("s").stream());
        var ofContacts = Stream.concat(words.isLong() ? Stream.of(words.in("k.name")) : Stream.empty(), words.inPhones("k").stream());
        var ofMerged = Stream.of(words.begin("m.external_id"), words.in("m.name"));
        return Stream.of(
                        ofCustomers.map(way -> "select s.id from customer s where " + sight + " and " + way),
                        ofMerged.map(way -> "select s.id from customer m join customer s on s.id = m.merged_into where "
                                + sight + " and m.merged_into is not null and " + way),
                        ofContacts.map(way -> "select s.id from contact k join customer s on s.id = k.customer_id where "
                                + sight + " and " + way))
                .flatMap(ways -> ways).collect(Collectors.joining(" union "));
    }
}
