package dev.salesflow.customer;

import dev.salesflow.customer.FirstGrades.FirstGrade;
import dev.salesflow.identity.Viewer;
import dev.salesflow.shared.EarlierRows;
import dev.salesflow.shared.RecordKey;
import dev.salesflow.shared.RowIntake;
import dev.salesflow.shared.RowIntake.Column;
import dev.salesflow.shared.RowIntakeRun;
import dev.salesflow.shared.RowOutcome;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes many customers in at once. A row is a known customer by its external id or record key, else its registration number, else its
 * name's spelling; a customer of that name whose ids contradict the row's is another one, and a row whose registration
 * number is that of a customer with another external id is turned down. What a merged customer was called stands for the
 * one it is a part of. What a row leaves empty keeps what is known.
 */
@Component
public class CustomerIntake {

    /** External id of the placeholder; a reserved word, so that a list's own ids do not meet it. */
    private static final String PLACEHOLDER = "salesflow:not-named";

    private record Listed(CustomerData data, FirstGrade graded) {
    }

    private static final List<Column<Listed>> COLUMNS = Stream.concat(
                    Stream.<Column<Listed>>of(Column.of("name_key", null, row -> NameKey.of(row.data().name())),
                            Column.kept("grade", null, row -> row.graded().grade()), Column.kept("grade_flag", null, row -> row.graded().flagged())),
                    Stream.of(CustomerField.values())
                            .filter(field -> field != CustomerField.PARENT)
                            .map(field -> Column.<Listed>of(column(field), field.key(), row -> field.in(row.data()))))
            .toList();

    /** By the name alone too where a row gives a record's key. */
    private static final String SAME = """
            case when t.external_id = i.external_id then 'externalId' when %s then 'registrationNumber'
                 when t.name_key = i.name_key then 'name' else 'externalId' end""".formatted(sameNumber("t"));

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final FirstGrades grades;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CustomerIntake(JdbcTemplate jdbc, JdbcClient client, FirstGrades grades, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.client = client;
        this.grades = grades;
        this.events = events;
        this.clock = clock;
    }

    /** A list that comes in one piece. */
    @Transactional
    public List<RowOutcome> take(List<CustomerData> rows, Viewer by) {
        return take(rows, by, EarlierRows.NONE);
    }

    /** One outcome per row, in their order. Owners must be known logins; parents are linked by {@link ParentLinks}. */
    @Transactional
    public List<RowOutcome> take(List<CustomerData> rows, Viewer by, EarlierRows earlier) {
        var intake = new RowIntake<>(jdbc, "customer", COLUMNS);
        var run = new RowIntakeRun<>(intake, graded(rows), earlier);
        run.refuse(problems(rows));
        match();
        run.refuse(contradicting(earlier));
        run.refuse(ambiguous(earlier));
        forgetKeys();
        run.refuse(ofOthers(by));
        keepWhatMergedCustomersAreCalled();
        keepSpellingOfNumbers();
        run.matched(SAME);
        run.refuse(new SharedReach(client, by).find());
        var now = Timestamp.from(clock.instant());
        intake.insertNew(", created_at, updated_at, version", ", ?, ?, 1", now, now);
        intake.update(run.changed(), ", name_key = i.name_key, version = t.version + 1, updated_at = ?", now);
        jdbc.batchUpdate("insert into customer_change (customer_id, field, old_value, new_value, changed_by, changed_at)"
                + " values (?, ?, ?, ?, ?, ?)", run.differences().stream()
                .map(d -> new Object[] {d.id(), d.field(), d.before(), d.after(), by.login(), now})
                .toList());
        var created = run.created();
        var changed = run.updated();
        if (!created.isEmpty() || !changed.isEmpty()) {
            events.publishEvent(new CustomersTakenIn(created, changed, by.login()));
        }
        moved(run.differences()).forEach((owners, ids) -> events.publishEvent(new CustomersMoved(ids, owners.get(0), owners.get(1), by.login())));
        return run.outcomes("imports.remark.kept");
    }

    /** Customers by former and new owner. */
    private static Map<List<String>, List<UUID>> moved(List<RowIntake.Difference> differences) {
        return differences.stream().filter(d -> d.field().equals(CustomerField.OWNER.key()))
                .collect(Collectors.groupingBy(d -> Arrays.asList(d.before(), d.after()), Collectors.mapping(RowIntake.Difference::id, Collectors.toList())));
    }

    private List<Listed> graded(List<CustomerData> rows) {
        var graded = grades.of(rows);
        return IntStream.range(0, rows.size()).mapToObj(n -> new Listed(rows.get(n), graded.get(n))).toList();
    }

    private Map<Integer, RowOutcome> problems(List<CustomerData> rows) {
        var today = LocalDate.now(clock);
        var refused = new HashMap<Integer, RowOutcome>();
        for (int n = 0; n < rows.size(); n++) {
            var problems = rows.get(n).problems(today);
            if (!problems.isEmpty()) {
                refused.put(n, RowOutcome.failed(problems.get(0)));
            }
        }
        return refused;
    }

    private void match() {
        jdbc.update("""
                update customer_intake i set match_id = coalesce(
                    (select coalesce(c.merged_into, c.id) from customer c where c.external_id = i.external_id),
                    (select coalesce(c.merged_into, c.id) from customer c where c.id = %s),
                    (select coalesce(c.merged_into, c.id) from customer c where %s
                     order by c.registration_number = i.registration_number desc, c.id limit 1),
                    (select coalesce(c.merged_into, c.id) from customer c where c.name_key = i.name_key
                        and (c.external_id is null or i.external_id is null)
                        and (c.registration_number is null or i.registration_number is null)
                     order by c.merged_into is not null, c.id limit 1))""".formatted(RecordKey.idSql("i.external_id"), sameNumber("c")));
    }

    /** A key has said which record is meant; it is no external id of it. */
    private void forgetKeys() {
        jdbc.update("update customer_intake i set external_id = null from customer c where c.id = " + RecordKey.idSql("i.external_id"));
    }

    /** A list that calls a customer by the ids or the name of one merged into it does not rename it. */
    private void keepWhatMergedCustomersAreCalled() {
        jdbc.update("update customer_intake i set external_id = null from customer m where m.external_id = i.external_id and m.merged_into = i.match_id");
        jdbc.update("update customer_intake i set registration_number = null from customer m where m.merged_into = i.match_id and " + sameNumber("m"));
        jdbc.update("""
                update customer_intake i set name = c.name, name_key = c.name_key from customer m join customer c on c.id = m.merged_into
                where m.merged_into = i.match_id and m.name_key = i.name_key and c.name_key <> i.name_key""");
    }

    /** The same number written otherwise is no change. */
    private void keepSpellingOfNumbers() {
        jdbc.update("update customer_intake i set registration_number = c.registration_number from customer c where c.id = i.match_id and " + sameNumber("c"));
    }

    private static String sameNumber(String customer) {
        return "registration_key(%s.registration_number) = registration_key(i.registration_number)".formatted(customer);
    }

    /** Either id may be the wrong one, so neither customer is touched. */
    private Map<Integer, RowOutcome> contradicting(EarlierRows earlier) {
        var refused = new HashMap<Integer, RowOutcome>();
        jdbc.query("""
                select i.n, coalesce(c.merged_into, c.id), i.registration_number, i.external_id from customer_intake i
                join customer c on %2$s
                where i.external_id is not null
                  and (coalesce(c.merged_into, c.id) <> i.match_id and not exists (select 1 from customer m where m.id = i.match_id and %3$s) or c.external_id is not null and c.id is distinct from %1$s
                        and not exists (select 1 from customer known where known.external_id = i.external_id))"""
                        .formatted(RecordKey.idSql("i.external_id"), sameNumber("c"), sameNumber("m")),
                rs -> {
                    var field = CustomerField.REGISTRATION_NUMBER.key();
                    refused.put(rs.getInt(1), earlier.repeated(rs.getString(2)).map(outcome -> outcome.about(field))
                            .orElse(RowOutcome.failed(field, "imports.reason.idsContradict", rs.getString(3), rs.getString(4))));
                });
        return refused;
    }

    /** A name that an earlier row of the list has too means that one. */
    private Map<Integer, RowOutcome> ambiguous(EarlierRows earlier) {
        var refused = new HashMap<Integer, RowOutcome>();
        jdbc.query("""
                select i.n, i.name, s.ids from customer_intake i
                cross join lateral (select array_agg(distinct coalesce(c.merged_into, c.id)::text) as ids
                                    from customer c where c.name_key = i.name_key) s
                where i.match_id is not null and i.external_id is null and i.registration_number is null
                  and s.ids <> array[i.match_id::text]""",
                rs -> {
                    var repeated = Stream.of((String[]) rs.getArray(3).getArray()).filter(id -> earlier.line(id) > 0)
                            .min(Comparator.comparingInt(earlier::line)).flatMap(earlier::repeated).map(outcome -> outcome.about("name"));
                    refused.put(rs.getInt(1), repeated.orElse(RowOutcome.failed("name", "imports.reason.severalCustomers", rs.getString(2))));
                });
        return refused;
    }

    private Map<Integer, RowOutcome> ofOthers(Viewer by) {
        if (by.seesEverything()) {
            return Map.of();
        }
        var refused = new HashMap<Integer, RowOutcome>();
        client.sql("select i.n from customer_intake i join customer c on c.id = i.match_id where not coalesce("
                        + CustomerSight.of(by, "c") + ", false)")
                .params(by.parameters()).query(Integer.class).list()
                .forEach(n -> refused.put(n, RowOutcome.failed("name", "imports.reason.othersCustomer")));
        return refused;
    }

    private static String column(CustomerField field) {
        return field == CustomerField.OWNER ? "owner_login" : field.name().toLowerCase(Locale.ROOT);
    }

    /** The customer that stands for "not named" in lists of deals; made when first needed. */
    @Transactional
    public UUID placeholder(String name) {
        jdbc.query("select pg_advisory_xact_lock(hashtext('customer_intake'))", rs -> { });
        return client.sql("select id from customer where external_id = ?").param(PLACEHOLDER).query(UUID.class).optional()
                .orElseGet(() -> {
                    var data = CustomerData.of(Map.of(CustomerField.NAME, name, CustomerField.EXTERNAL_ID, PLACEHOLDER));
                    var customer = Customer.register(data, clock.instant(), clock.getZone());
                    jdbc.update("insert into customer (id, external_id, name, name_key, created_at, updated_at, version)"
                                    + " values (?, ?, ?, ?, ?, ?, 1)", customer.id(), PLACEHOLDER, name, NameKey.of(name),
                            Timestamp.from(clock.instant()), Timestamp.from(clock.instant()));
                    events.publishEvent(new CustomersTakenIn(List.of(customer.id()), List.of(), null));
                    return customer.id();
                });
    }
}
