package dev.salesflow.grading;

import dev.salesflow.customer.Computerisation;
import dev.salesflow.customer.CustomerSight;
import dev.salesflow.customer.Satisfaction;
import dev.salesflow.customer.Selection;
import dev.salesflow.customer.SystemState;
import dev.salesflow.identity.Viewer;
import dev.salesflow.rules.CaseSource;
import dev.salesflow.rules.TableContract;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All customers, as the grade's table sees them. */
@Component
class GradingCases implements CaseSource<CustomerProfile> {

    private static final String CASES = """
            select c.id, c.name, c.computerisation, c.selection, c.system_state, c.satisfaction, c.vendor_hope, c.designer_left
            from customer c where c.merged_into is null and """;

    private final JdbcClient jdbc;

    GradingCases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public TableContract<CustomerProfile, ?> contract() {
        return GradingRules.CUSTOMER_GRADE;
    }

    @Override
    public long count() {
        return jdbc.sql("select count(*) from customer where merged_into is null").query(Long.class).single();
    }

    @Override
    public List<Case<CustomerProfile>> after(UUID id, int size) {
        return jdbc.sql(CASES + "c.id > ? order by c.id limit ?").params(id, size).query(GradingCases::of).list();
    }

    @Override
    public Optional<Case<CustomerProfile>> find(Viewer viewer, UUID id) {
        return jdbc.sql(CASES + "c.id = :id and " + CustomerSight.ofRow(viewer, "c")).param("id", id).params(viewer.parameters())
                .query(GradingCases::of).optional();
    }

    @Override
    public String path(UUID id) {
        return "/customers/" + id;
    }

    private static Case<CustomerProfile> of(ResultSet row, int number) throws SQLException {
        return new Case<>(row.getObject("id", UUID.class), row.getString("name"), new CustomerProfile(
                choice(Computerisation.class, row.getString("computerisation")), choice(Selection.class, row.getString("selection")),
                choice(SystemState.class, row.getString("system_state")), choice(Satisfaction.class, row.getString("satisfaction")),
                row.getObject("vendor_hope", Boolean.class), row.getObject("designer_left", Boolean.class)));
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String name) {
        return name == null ? null : Enum.valueOf(type, name);
    }
}
