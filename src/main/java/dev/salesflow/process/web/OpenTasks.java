package dev.salesflow.process.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Open tasks with their records, in one query: the engine's tasks lie in the same database as the deals, and asking the
 * engine first and the tables then would be a round trip for each page and a limit on how to sort.
 */
@Component
class OpenTasks {

    private static final String WITH_RECORDS = """
            select t.id_, t.name_, t.task_def_key_, t.proc_def_id_, t.due_date_, t.create_time_, e.business_key_,
                   o.id as opportunity, o.stage, o.amount, o.currency, c.name as customer_name, c.grade,
                   r.id as coaching, rep.name as rep_name, p.name as assignee_name, a.id as contact_record, a.next_action
            from act_ru_task t
            join act_ru_execution e on e.id_ = t.proc_inst_id_
            cross join lateral (select case when e.business_key_ ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
                                            then cast(e.business_key_ as uuid) end as id) k
            left join opportunity o on o.id = k.id
            left join contact_record a on a.id = k.id
            left join customer c on c.id = coalesce(o.customer_id, a.customer_id)
            left join coaching_round r on r.id = k.id
            left join app_user rep on rep.login = r.rep_login
            left join app_user p on p.login = t.assignee_
            where %s
            order by t.priority_ desc, t.due_date_ nulls last, t.create_time_
            limit :limit""";

    private final JdbcClient jdbc;
    private final TaskNames names;
    private final Clock clock;

    OpenTasks(JdbcClient jdbc, TaskNames names, Clock clock) {
        this.jdbc = jdbc;
        this.names = names;
        this.clock = clock;
    }

    /** The person's own, the most urgent first; due next actions, which are read from their table, are left out. */
    List<TaskRow> of(String login, int limit, Locale locale) {
        return rows("t.suspension_state_ = 1 and t.assignee_ = :login and a.id is null", Map.of("login", login), limit, locale);
    }

    /** What waits for one of these groups, or is late there; the person's own are left out. */
    List<TaskRow> standingStill(String login, List<String> groups, int limit, Locale locale) {
        return rows("""
                t.suspension_state_ = 1 and (t.assignee_ is null or (t.assignee_ <> :login and t.due_date_ < :today))
                and exists (select 1 from act_ru_identitylink l
                            where l.task_id_ = t.id_ and l.type_ = 'candidate' and l.group_id_ in (:groups))""",
                Map.of("login", login, "groups", groups, "today", LocalDate.now(clock).atStartOfDay(clock.getZone()).toOffsetDateTime()), limit, locale);
    }

    /** Whom each of these tasks is about: "Hailan Motors · A · EUR 120000", or the rep who is coached; one query. */
    Map<String, String> subjects(List<String> taskIds) {
        return rows("t.id_ in (:ids)", Map.of("ids", taskIds), taskIds.size(), Locale.ENGLISH).stream()
                .filter(row -> row.subject() != null)
                .collect(Collectors.toMap(TaskRow::id, OpenTasks::subject));
    }

    private static String subject(TaskRow row) {
        var amount = row.amount() == null ? null
                : (row.currency() == null ? "" : row.currency() + " ") + row.amount().stripTrailingZeros().toPlainString();
        return Stream.of(row.subject(), row.grade(), amount, row.action()).filter(Objects::nonNull).collect(Collectors.joining(" · "));
    }

    private List<TaskRow> rows(String condition, Map<String, Object> parameters, int limit, Locale locale) {
        return jdbc.sql(WITH_RECORDS.formatted(condition)).params(parameters).param("limit", limit)
                .query((row, n) -> row(row, locale)).list();
    }

    private TaskRow row(ResultSet row, Locale locale) throws SQLException {
        var opportunity = row.getObject("opportunity", UUID.class);
        var coaching = row.getObject("coaching", UUID.class);
        var action = row.getObject("contact_record", UUID.class);
        var due = day(row, "due_date_");
        return new TaskRow(row.getString("id_"),
                names.in(locale, row.getString("proc_def_id_"), row.getString("task_def_key_"), row.getString("name_")),
                coaching != null ? row.getString("rep_name") : row.getString("customer_name"),
                opportunity != null ? "/opportunities/" + opportunity : coaching != null ? "/coaching/" + coaching
                        : action != null ? "/next-actions/" + action : null,
                opportunity, row.getString("stage"), row.getString("grade"), row.getBigDecimal("amount"),
                row.getString("currency"), row.getString("assignee_name"), due,
                due != null && due.isBefore(LocalDate.now(clock)), day(row, "create_time_"), row.getString("next_action"));
    }

    private LocalDate day(ResultSet row, String column) throws SQLException {
        var moment = row.getTimestamp(column);
        return moment == null ? null : moment.toInstant().atZone(clock.getZone()).toLocalDate();
    }
}
