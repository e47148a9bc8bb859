package dev.salesflow.grading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.salesflow.customer.Computerisation;
import dev.salesflow.customer.CustomerField;
import dev.salesflow.customer.Satisfaction;
import dev.salesflow.customer.Selection;
import dev.salesflow.customer.SystemState;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Customers as grading sees them, and its decisions, read and written many at a time. */
@Component
class GradeDecisions {

    /** The facts as a decision keeps them, from the customer's row: compared there, a page needs no JSON read. */
    private static final String INPUTS = new CustomerProfile(null, null, null, null, null, null).facts().keySet().stream()
            .map(field -> "'%s', c.%s".formatted(field.key(), field.name().toLowerCase(Locale.ROOT)))
            .collect(Collectors.joining(", ", "jsonb_build_object(", ")"));

    private static final String CANDIDATES = """
            select c.id, c.version, c.computerisation, c.selection, c.system_state, c.satisfaction, c.vendor_hope,
                   c.designer_left, c.expected_purchase, c.grade, c.grade_flag, o.grade as override,
                   d.id as decision, d.grade as decided, d.rule_row, d.missing,
                   d.version as decided_version, d.inputs = %s as same_inputs
            from customer c
            left join grade_decision d on d.customer_id = c.id and d.ended_at is null
            left join grade_override o on o.customer_id = c.id and o.ended_at is null
            """.formatted(INPUTS);

    private final JdbcTemplate jdbc;
    private final ObjectMapper json;

    GradeDecisions(JdbcTemplate jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * A customer with the facts and the grade it has now.
     *
     * @param grade in force, as the customer's row has it
     * @param override a manager's grade, or null
     * @param decided null: never decided
     */
    record Candidate(UUID id, int version, CustomerProfile profile, LocalDate expectedSigning, Grade grade, boolean flagged,
            Grade override, Decided decided) {

        Grade inForce(Verdict verdict) {
            return override != null ? override : verdict.grade();
        }

        /** Also by the same version and on the same facts: a decision that is kept must still tell why. */
        boolean sameDecision(Verdict verdict) {
            return sameOutcome(verdict) && decided.version == verdict.version() && decided.sameInputs;
        }

        boolean sameOutcome(Verdict verdict) {
            return decided != null && decided.grade == verdict.grade()
                    && Objects.equals(decided.row, verdict.row())
                    && decided.missing.equals(keys(verdict));
        }

        boolean sameGrade(Verdict verdict) {
            return grade == inForce(verdict) && flagged == verdict.flagged();
        }
    }

    /**
     * The decision that counts now.
     *
     * @param sameInputs the facts it rested on are the customer's still
     */
    record Decided(Grade grade, Integer row, List<String> missing, int version, boolean sameInputs) {
    }

    /** A candidate and what is to be written of it. */
    record Ruling(Candidate candidate, Verdict verdict) {
    }

    /** Locks the rows: whoever changes one of these customers waits. */
    List<Candidate> lock(Collection<UUID> ids) {
        return jdbc.query(CANDIDATES + " where c.id = any(cast(? as uuid[])) order by c.id for update of c",
                GradeDecisions::candidate, (Object) texts(ids, UUID::toString));
    }

    /** The next customers by id, not locked. */
    List<Candidate> after(UUID id, int size) {
        return jdbc.query(CANDIDATES + " where c.id > ? and c.merged_into is null order by c.id limit ?", GradeDecisions::candidate, id, size);
    }

    /**
     * Writes grades and decisions of those customers that are still as they were read.
     *
     * @return the ids written
     */
    Set<UUID> write(List<Ruling> rulings, Cause cause, String by, Instant now) {
        if (rulings.isEmpty()) {
            return Set.of();
        }
        var unchanged = new HashSet<>(jdbc.queryForList("""
                select c.id from customer c
                join unnest(cast(? as uuid[]), cast(? as integer[])) as seen (id, version)
                  on c.id = seen.id and c.version = seen.version
                order by c.id for update of c""", UUID.class,
                texts(rulings, r -> r.candidate().id().toString()),
                texts(rulings, r -> Integer.toString(r.candidate().version()))));
        writeLocked(rulings.stream().filter(r -> unchanged.contains(r.candidate().id())).toList(), cause, by, now);
        return unchanged;
    }

    /** Of customers that were read by {@link #lock}. */
    void writeLocked(List<Ruling> written, Cause cause, String by, Instant now) {
        if (written.isEmpty()) {
            return;
        }
        // The override is read again: one may have been given since.
        jdbc.update("""
                update customer c set grade = coalesce(o.grade, n.grade), grade_flag = n.flag
                from unnest(cast(? as uuid[]), cast(? as text[]), cast(? as boolean[])) as n (id, grade, flag)
                left join grade_override o on o.customer_id = n.id and o.ended_at is null
                where c.id = n.id and (c.grade is distinct from coalesce(o.grade, n.grade) or c.grade_flag <> n.flag)""",
                texts(written, r -> r.candidate().id().toString()),
                texts(written, r -> name(r.verdict().grade())),
                texts(written, r -> Boolean.toString(r.verdict().flagged())));
        keep(written.stream().filter(r -> cause == Cause.CHANGED || !r.candidate().sameDecision(r.verdict())).toList(),
                cause, by, now);
    }

    /** Where the list's decision was the one that counts, the latest of the others counts again. */
    void takeBack(UUID list, Collection<UUID> customers) {
        var ids = texts(customers, UUID::toString);
        jdbc.update("delete from grade_decision where list_id = ? and customer_id = any(cast(? as uuid[]))", list, ids);
        jdbc.update("""
                update grade_decision d set ended_at = null
                from (select customer_id, max(id) as id from grade_decision where customer_id = any(cast(? as uuid[])) group by customer_id) latest
                where d.id = latest.id and d.ended_at is not null""", (Object) ids);
    }

    private void keep(List<Ruling> rulings, Cause cause, String by, Instant now) {
        if (rulings.isEmpty()) {
            return;
        }
        var at = OffsetDateTime.ofInstant(now, ZoneOffset.UTC);
        var ids = texts(rulings, r -> r.candidate().id().toString());
        jdbc.update("update grade_decision set ended_at = ? where customer_id = any(cast(? as uuid[])) and ended_at is null",
                at, ids);
        jdbc.update("""
                insert into grade_decision (customer_id, grade, table_name, version, rule_row, note_en, note_zh, inputs,
                                            missing, cause, decided_by, decided_at)
                select n.id, n.grade, ?, n.version, n.rule_row, n.note_en, n.note_zh, n.inputs,
                       string_to_array(n.missing, ','), ?, ?, ?
                from unnest(cast(? as uuid[]), cast(? as text[]), cast(? as integer[]), cast(? as integer[]),
                            cast(? as text[]), cast(? as text[]), cast(? as jsonb[]), cast(? as text[]))
                     as n (id, grade, version, rule_row, note_en, note_zh, inputs, missing)""",
                GradingRules.CUSTOMER_GRADE.table(), cause.name(), by, at, ids,
                texts(rulings, r -> name(r.verdict().grade())),
                texts(rulings, r -> Integer.toString(r.verdict().version())),
                texts(rulings, r -> r.verdict().row() == null ? null : r.verdict().row().toString()),
                texts(rulings, r -> r.verdict().note().en()),
                texts(rulings, r -> r.verdict().note().zh()),
                texts(rulings, r -> inputs(r.candidate().profile())),
                texts(rulings, r -> String.join(",", keys(r.verdict()))));
    }

    private String inputs(CustomerProfile profile) {
        var inputs = new LinkedHashMap<String, Object>();
        profile.facts().forEach((field, value) -> inputs.put(field.key(), value));
        try {
            return json.writeValueAsString(inputs);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the facts of a customer are not JSON", e);
        }
    }

    private static List<String> keys(Verdict verdict) {
        return verdict.missing().stream().map(CustomerField::key).toList();
    }

    private static <T> String[] texts(Collection<T> of, Function<T, String> text) {
        return of.stream().map(text).toArray(String[]::new);
    }

    private static Candidate candidate(ResultSet row, int number) throws SQLException {
        var profile = new CustomerProfile(choice(Computerisation.class, row.getString("computerisation")),
                choice(Selection.class, row.getString("selection")),
                choice(SystemState.class, row.getString("system_state")),
                choice(Satisfaction.class, row.getString("satisfaction")),
                row.getObject("vendor_hope", Boolean.class), row.getObject("designer_left", Boolean.class));
        return new Candidate(row.getObject("id", UUID.class), row.getInt("version"), profile,
                row.getObject("expected_purchase", LocalDate.class), choice(Grade.class, row.getString("grade")),
                row.getBoolean("grade_flag"), choice(Grade.class, row.getString("override")),
                row.getObject("decision") == null ? null : new Decided(choice(Grade.class, row.getString("decided")),
                        row.getObject("rule_row", Integer.class), list(row.getArray("missing")), row.getInt("decided_version"),
                        row.getBoolean("same_inputs")));
    }

    static List<String> list(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }

    static <E extends Enum<E>> E choice(Class<E> type, String name) {
        return name == null ? null : Enum.valueOf(type, name);
    }

    private static String name(Grade grade) {
        return grade == null ? null : grade.name();
    }
}
