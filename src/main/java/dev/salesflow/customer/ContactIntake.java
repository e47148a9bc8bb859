package dev.salesflow.customer;

import dev.salesflow.shared.EarlierRows;
import dev.salesflow.shared.RowIntake;
import dev.salesflow.shared.RowIntake.Column;
import dev.salesflow.shared.RowIntakeRun;
import dev.salesflow.shared.RowOutcome;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes many customers' people in at once; within a customer a person is known by their record, else by name, whatever the case. */
@Component
public class ContactIntake {

    /**
     * A person as a list gives them.
     *
     * @param record whom the list means where two have one name, as exports say it; or null
     */
    public record Listed(UUID customerId, ContactData data, UUID record) {
    }

    private static final List<Column<Listed>> COLUMNS = List.of(
            Column.kept("customer_id", null, Listed::customerId), Column.of("name", "name", row -> row.data().name()),
            Column.of("title", "title", row -> row.data().title()), Column.of("role", "role", row -> row.data().role()),
            Column.of("phone", "phone", row -> row.data().phone()), Column.of("mobile", "mobile", row -> row.data().mobile()),
            Column.of("email", "email", row -> row.data().email()),
            Column.of("birthday", "birthday", row -> row.data().birthday()), Column.of("note", "note", row -> row.data().note()));

    private final JdbcTemplate jdbc;
    private final HeldCustomers customers;
    private final ApplicationEventPublisher events;

    ContactIntake(JdbcTemplate jdbc, HeldCustomers customers, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.customers = customers;
        this.events = events;
    }

    @Transactional
    public List<RowOutcome> take(List<Listed> rows, String by, EarlierRows earlier) {
        var intake = new RowIntake<>(jdbc, "contact", COLUMNS);
        var run = new RowIntakeRun<>(intake, rows, earlier);
        var refused = new HashMap<Integer, RowOutcome>();
        for (int n = 0; n < rows.size(); n++) {
            var problems = rows.get(n).data().problems();
            if (!problems.isEmpty()) {
                refused.put(n, RowOutcome.failed(problems.get(0)));
            }
        }
        run.refuse(refused);
        run.refuse(customers.hold(intake.stage()));
        matchRecords(rows);
        jdbc.update("update contact_intake i set match_id = (select c.id from contact c where c.customer_id = i.customer_id"
                + " and lower(c.name) = lower(i.name) order by c.id limit 1) where i.match_id is null");
        run.matched("case when lower(t.name) = lower(i.name) then 'name' else 'recordId' end");
        intake.insertNew(", version", ", 1");
        intake.update(run.changed(), ", version = t.version + 1");
        var touched = jdbc.queryForList("select distinct customer_id from contact_intake where match_id is null or n = any(?)", UUID.class,
                (Object) run.changed().stream().mapToInt(Integer::intValue).toArray());
        if (!touched.isEmpty()) {
            events.publishEvent(new CustomersTakenIn(List.of(), touched, by));
        }
        return run.outcomes("imports.remark.kept");
    }

    private void matchRecords(List<Listed> rows) {
        var named = IntStream.range(0, rows.size()).filter(n -> rows.get(n).record() != null).toArray();
        if (named.length > 0) {
            jdbc.update("update contact_intake i set match_id = c.id from unnest(?, cast(? as uuid[])) k(n, id) join contact c on c.id = k.id"
                    + " where i.n = k.n and c.customer_id = i.customer_id", named,
                    IntStream.of(named).mapToObj(n -> rows.get(n).record().toString()).toArray(String[]::new));
        }
    }
}
