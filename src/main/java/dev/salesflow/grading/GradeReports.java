package dev.salesflow.grading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.salesflow.customer.CustomerField;
import dev.salesflow.customer.CustomerSight;
import dev.salesflow.identity.Viewer;
import dev.salesflow.rules.RowNote;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads grades for pages and REST. */
@Component
class GradeReports {

    private static final CustomerProfile NOTHING_KNOWN = new CustomerProfile(null, null, null, null, null, null);
    private static final String DECISIONS = """
            select d.*, coalesce(u.name, d.decided_by) as by_name
            from grade_decision d left join app_user u on u.login = d.decided_by""";
    private static final String OVERRIDES = """
            select o.*, coalesce(u.name, o.given_by) as by_name, coalesce(e.name, o.ended_by) as ended_name
            from grade_override o left join app_user u on u.login = o.given_by left join app_user e on e.login = o.ended_by""";

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    GradeReports(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    GradeReport of(UUID customer) {
        var decision = jdbc.sql(DECISIONS + " where d.customer_id = ? and d.ended_at is null").param(customer)
                .query(this::decided).optional().orElse(null);
        var override = jdbc.sql(OVERRIDES + " where o.customer_id = ? and o.ended_at is null").param(customer)
                .query(GradeReports::override).optional().orElse(null);
        return jdbc.sql("select grade, grade_flag from customer where id = ?").param(customer)
                .query((row, n) -> new GradeReport(GradeDecisions.choice(Grade.class, row.getString(1)), row.getBoolean(2),
                        decision, override))
                .optional().orElseThrow(() -> new NotFound("customer", customer));
    }

    /** Newest first. */
    List<GradeReport.Decided> decisions(UUID customer, int size) {
        return jdbc.sql(DECISIONS + " where d.customer_id = ? order by d.id desc limit ?").params(customer, size)
                .query(this::decided).list();
    }

    /** Newest first. */
    List<GradeReport.Override> overrides(UUID customer, int size) {
        return jdbc.sql(OVERRIDES + " where o.customer_id = ? order by o.id desc limit ?").params(customer, size)
                .query(GradeReports::override).list();
    }

    Page<UngradedCustomer> ungraded(Viewer viewer, Page.Request page) {
        return ungraded(CustomerSight.of(viewer, "c"), "lower(c.name), c.id", viewer, page);
    }

    Page<UngradedCustomer> ungradedOwnedBy(Viewer viewer, Page.Request page) {
        return ungraded("c.owner_login = :viewer and c.merged_into is null", "c.expected_purchase nulls last, lower(c.name), c.id", viewer, page);
    }

    private Page<UngradedCustomer> ungraded(String condition, String order, Viewer viewer, Page.Request page) {
        var from = " from customer c left join app_user u on u.login = c.owner_login where c.grade is null and " + condition;
        var total = jdbc.sql("select count(*)" + from).params(viewer.parameters()).query(Long.class).single();
        var items = jdbc.sql("""
                        select c.id, c.name, coalesce(u.name, c.owner_login) as owner_name, %s as may_edit,
                               (select d.missing from grade_decision d where d.customer_id = c.id and d.ended_at is null)
                                   as missing""".formatted(viewer.sees("c.owner_login")) + from + " order by " + order + " limit :size offset :offset")
                .params(viewer.parameters()).param("size", page.size()).param("offset", page.offset())
                .query((row, n) -> new UngradedCustomer(row.getObject("id", UUID.class), row.getString("name"),
                        row.getString("owner_name"),
                        row.getArray("missing") == null ? List.of() : GradeDecisions.list(row.getArray("missing")),
                        row.getBoolean("may_edit")))
                .list();
        return page.of(items, total);
    }

    private GradeReport.Decided decided(ResultSet row, int number) throws SQLException {
        return new GradeReport.Decided(GradeDecisions.choice(Grade.class, row.getString("grade")),
                row.getString("table_name"), row.getInt("version"), row.getObject("rule_row", Integer.class),
                new RowNote(row.getString("note_en"), row.getString("note_zh")), inputs(row.getString("inputs")),
                GradeDecisions.list(row.getArray("missing")), Cause.valueOf(row.getString("cause")),
                row.getString("by_name"), instant(row, "decided_at"), instant(row, "ended_at"));
    }

    /** In the order people ask for them: the database keeps none. */
    private Map<String, Object> inputs(String text) {
        try {
            var stored = new LinkedHashMap<>(json.readValue(text, new TypeReference<Map<String, Object>>() {
            }));
            var inputs = new LinkedHashMap<String, Object>();
            NOTHING_KNOWN.facts().keySet().stream().map(CustomerField::key).filter(stored::containsKey)
                    .forEach(key -> inputs.put(key, stored.remove(key)));
            inputs.putAll(stored);
            return inputs;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the inputs of a grade decision cannot be read", e);
        }
    }

    private static GradeReport.Override override(ResultSet row, int number) throws SQLException {
        return new GradeReport.Override(Grade.valueOf(row.getString("grade")), row.getString("reason"),
                row.getObject("until", LocalDate.class), row.getString("by_name"), instant(row, "given_at"),
                instant(row, "ended_at"), row.getString("ended_name"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
