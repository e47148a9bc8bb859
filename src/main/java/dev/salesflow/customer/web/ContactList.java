package dev.salesflow.customer.web;

import dev.salesflow.customer.CustomerSight;
import dev.salesflow.customer.SearchWords;
import dev.salesflow.identity.Viewer;
import dev.salesflow.shared.Page;
import java.util.HashMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Searches the people of customers that a person sees. */
@Repository
class ContactList {

    /** One line of the list. */
    record Row(UUID id, UUID customerId, String customer, String name, String title, String role, String phone, String mobile,
            String email) {
    }

    static final String ORDER = "lower(k.name), k.id";
    private static final String FROM = " from contact k join customer c on c.id = k.customer_id where ";

    private final JdbcClient jdbc;

    ContactList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Page<Row> find(ContactFilter filter, Page.Request page, Viewer viewer) {
        var search = search(filter, viewer);
        var rows = jdbc.sql("select k.id, k.customer_id, c.name as customer, k.name, k.title, k.role, k.phone, k.mobile, k.email" + FROM
                        + search.where() + " order by " + ORDER + " limit :size offset :offset")
                .params(search.parameters()).param("size", page.size()).param("offset", page.offset())
                .query((row, n) -> new Row(row.getObject("id", UUID.class), row.getObject("customer_id", UUID.class), row.getString("customer"),
                        row.getString("name"), row.getString("title"), row.getString("role"), row.getString("phone"),
                        row.getString("mobile"), row.getString("email")))
                .list();
        var allSeen = rows.size() < page.size() && (!rows.isEmpty() || page.page() == 0);
        return page.of(rows, allSeen ? page.offset() + rows.size()
                : jdbc.sql("select count(*)" + FROM + search.where()).params(search.parameters()).query(Long.class).single());
    }

    static CustomerList.Search search(ContactFilter filter, Viewer viewer) {
        var parameters = new HashMap<>(viewer.parameters());
        if (filter.query() == null) {
            return new CustomerList.Search(CustomerSight.of(viewer, "c"), parameters);
        }
        var words = new SearchWords(filter.query(), parameters);
        var ways = Stream.concat(Stream.of(words.in("s.name"), words.in("d.name")), words.inPhones("s").stream())
                .map(way -> "select s.id from contact s join customer d on d.id = s.customer_id where " + CustomerSight.of(viewer, "d") + " and " + way);
        return new CustomerList.Search("k.id in (" + ways.collect(Collectors.joining(" union ")) + ")", parameters);
    }
}
