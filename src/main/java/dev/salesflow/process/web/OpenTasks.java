package dev.salesflow.process.web;

import dev.salesflow.customer.CustomerSight;
import dev.salesflow.identity.Viewer;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.process.engine.language.ModelTexts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Open tasks with their records, in one query: the engine's tasks lie in the same database as the deals, and asking the
 * engine first and the tables then would be a round trip for each page and a limit on how to sort.
 */
@Component
class OpenTasks {

    private static final String WITH_RECORDS = """
            select t.id_, t.name_, t.task_def_key_, t.proc_def_id_, t.due_date_, t.follow_up_date_, t.create_time_, e.business_key_,
                   o.id as opportunity, o.stage, t.assignee_, q.id as signed_quotation, coalesce(q.amount, o.amount) as amount, coalesce(q.currency, o.currency) as currency, c.id as customer, c.name as customer_name, c.grade,
                   ar.id as approach_review, due.customer_id as contact_due, coalesce(r.id, rv.id) as about_rep, r.topic as coaching_topic, rv.id as review, ob.id as onboarding, topic.topic_en, topic.topic_zh, rep.name as rep_name, rc.table_name as rule_table, p.name as assignee_name, a.id as contact_record, coalesce(a.next_action, ra.what) as next_action,
                   away.name as stands_for, absence.last_day as stands_until,
                   %s as seen
            from act_ru_task t
            join act_ru_execution e on e.id_ = t.proc_inst_id_
            cross join lateral (select case when e.business_key_ ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
                                            then cast(e.business_key_ as uuid) end as id) k
            left join opportunity o on o.id = k.id
            left join quotation q on t.task_def_key_ = 'approveQuotation' and q.opportunity_id = o.id and q.state = 'IN_APPROVAL'
            left join contact_record a on a.id = k.id
            left join approach_review ar on ar.id = k.id
            left join contact_plan due on due.customer_id = k.id
            left join review_action ra on ra.id = k.id
            left join case_review rv on rv.id = coalesce(ra.review_id, k.id)
            left join customer c on c.id = coalesce(o.customer_id, a.customer_id, ar.customer_id, due.customer_id, ra.customer_id)
            left join coaching_round r on r.id = k.id
            left join onboarding ob on ob.id = k.id
            left join lateral (
                select tt.topic_en, tt.topic_zh from act_ru_variable v join onboarding_topic tt on cast(tt.id as text) = v.text_
                where ob.id is not null and v.name_ = 'topic'
                    and v.execution_id_ in (t.execution_id_, (select x.parent_id_ from act_ru_execution x where x.id_ = t.execution_id_)) limit 1) topic on true
            left join rule_change rc on rc.id = k.id
            left join app_user rep on rep.login = coalesce(r.rep_login, rv.rep_login, ob.newcomer_login)
            left join app_user p on p.login = t.assignee_
            left join stood_in on stood_in.task_id = t.id_ and stood_in.deputy = t.assignee_
            left join absence on absence.id = stood_in.absence_id
            left join app_user away on away.login = absence.login
            where %s
            order by t.priority_ desc, t.due_date_ nulls last, t.create_time_
            limit :limit""";

    /** Looked up first, by the engine's index of groups: asked task by task, the planner joins the records of all tasks before it asks. */
    private static final String OFFERED = """
            t.id_ = any(array(select l.task_id_ from act_ru_identitylink l where l.type_ = 'candidate' and l.group_id_ in (:groups)))""";

    private final JdbcClient jdbc;
    private final ModelTexts texts;
    private final MessageSource messages;
    private final Clock clock;

    OpenTasks(JdbcClient jdbc, ModelTexts texts, MessageSource messages, Clock clock) {
        this.jdbc = jdbc;
        this.texts = texts;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * The person's own in numbers, all that Tasklist lists of them.
     *
     * @param overdue those put off to a later day are not
     * @param resting with a deal that is paused
     */
    record Count(int open, int overdue, int resting) {
    }

    Count count(String login) {
        return jdbc.sql("""
                        select count(*) as open, count(*) filter (where suspension_state_ <> 1) as resting,
                            count(*) filter (where suspension_state_ = 1 and due_date_ < :today and (follow_up_date_ is null or follow_up_date_ < :tomorrow)) as overdue
                        from act_ru_task where assignee_ = :login""")
                .param("login", login).param("today", startOf(LocalDate.now(clock))).param("tomorrow", endOf(LocalDate.now(clock))).query(Count.class).single();
    }

    /** The person's own, the most urgent first; due next actions and contacts, which are read from their tables, are left out but for those of the absent. */
    List<TaskRow> of(String login, int limit, Locale locale) {
        return rows("t.suspension_state_ = 1 and t.assignee_ = :login and (a.id is null and due.customer_id is null or stood_in.task_id is not null)", Map.of("login", login), limit, locale);
    }

    /** All of the person's own, due next actions too. */
    List<TaskRow> mine(String login, int limit, Locale locale) {
        return rows("t.suspension_state_ = 1 and t.assignee_ = :login", Map.of("login", login), limit, locale);
    }

    /** What nobody took yet of what is offered to one of the viewer's groups; of a record that they do not see only the name. */
    List<TaskRow> toTake(Viewer viewer, List<String> groups, int limit, Locale locale) {
        return seenRows(viewer, "t.suspension_state_ = 1 and t.assignee_ is null and " + OFFERED, Map.of("groups", groups), limit, locale);
    }

    /** What is offered to one of these groups, taken or not; administrators see everything. */
    List<TaskRow> ofTeam(List<String> groups, boolean everything, int limit, Locale locale) {
        return rows("t.suspension_state_ = 1 and (" + everything + " or " + OFFERED + ")", Map.of("groups", groups), limit, locale);
    }

    /** Those of these tasks that are still the person's; due contacts are on the person's own list and no news. */
    List<TaskRow> still(String login, List<String> taskIds, int limit, Locale locale) {
        return rows("t.suspension_state_ = 1 and t.assignee_ = :login and t.id_ in (:ids) and due.customer_id is null", Map.of("login", login, "ids", taskIds), limit, locale);
    }

    /** Whoever has a task due that day or before and can be written to. */
    List<String> assigneesDueUntil(LocalDate day) {
        return jdbc.sql("""
                        select u.login from app_user u where u.enabled and u.email is not null and exists (
                            select 1 from act_ru_task t where t.assignee_ = u.login and t.suspension_state_ = 1 and t.due_date_ < ?)""")
                .param(endOf(day)).query(String.class).list();
    }

    /** The person's own that are due that day or before, the most urgent first. */
    List<TaskRow> dueUntil(LocalDate day, String login, int limit, Locale locale) {
        return rows("t.suspension_state_ = 1 and t.assignee_ = :login and t.due_date_ < :end", Map.of("login", login, "end", endOf(day)), limit, locale);
    }

    private Timestamp startOf(LocalDate day) {
        return Timestamp.from(day.atStartOfDay(clock.getZone()).toInstant());
    }

    private Timestamp endOf(LocalDate day) {
        return startOf(day.plusDays(1));
    }

    /** What waits for one of these groups, or is late there; the viewer's own are left out, of a record that they do not see all but the name; due contacts have a list of theirs. */
    List<TaskRow> standingStill(Viewer viewer, List<String> groups, int limit, Locale locale) {
        return seenRows(viewer, """
                t.suspension_state_ = 1 and (t.assignee_ is null or (t.assignee_ <> :login and t.due_date_ < :today))
                and due.customer_id is null and %s""".formatted(OFFERED),
                Map.of("login", viewer.login(), "groups", groups, "today", LocalDate.now(clock).atStartOfDay(clock.getZone()).toOffsetDateTime()), limit, locale);
    }

    /** What these tasks are about, in one query; of a record that the person does not see only the name, as the task's form tells it. */
    List<TaskRow> of(List<String> taskIds, Viewer viewer, Locale locale) {
        return seenRows(viewer, "t.id_ in (:ids)", Map.of("ids", taskIds), taskIds.size(), locale);
    }

    private List<TaskRow> seenRows(Viewer viewer, String condition, Map<String, Object> parameters, int limit, Locale locale) {
        return jdbc.sql(WITH_RECORDS.formatted(seen(viewer), condition)).params(viewer.parameters()).params(parameters).param("limit", limit)
                .query((row, n) -> row.getBoolean("seen") ? row(row, locale) : unseen(row, viewer, locale))
                .list();
    }

    /** Who signs a quotation reads its total in the form, whether or not they see the deal. */
    private TaskRow unseen(ResultSet row, Viewer viewer, Locale locale) throws SQLException {
        var told = row(row, locale);
        var signs = row.getObject("signed_quotation") != null && viewer.login().equals(row.getString("assignee_"));
        return signs ? told.nameOnly().worth(told.amount(), told.currency()) : told.nameOnly();
    }

    private static String seen(Viewer viewer) {
        return "case when r.id is not null then r.coach_login = :viewer or " + viewer.sees("r.rep_login")
                + " when rv.id is not null then " + viewer.sees("rv.rep_login")
                + " when ob.id is not null then ob.mentor_login = :viewer or ob.leader_login = :viewer or " + viewer.sees("ob.newcomer_login") + " when rc.id is not null then true when coalesce(a.id, ar.id, due.customer_id) is not null then " + CustomerSight.ofRow(viewer, "c") + " else " + OpportunityBook.sees(viewer) + " end";
    }

    private List<TaskRow> rows(String condition, Map<String, Object> parameters, int limit, Locale locale) {
        return jdbc.sql(WITH_RECORDS.formatted("true", condition)).params(parameters).param("limit", limit)
                .query((row, n) -> row(row, locale)).list();
    }

    private TaskRow row(ResultSet row, Locale locale) throws SQLException {
        var opportunity = row.getObject("opportunity", UUID.class);
        var aboutRep = row.getObject("about_rep", UUID.class);
        var onboarding = row.getObject("onboarding", UUID.class);
        var action = row.getObject("contact_record", UUID.class);
        var ruleTable = row.getString("rule_table");
        var due = day(row, "due_date_");
        return new TaskRow(row.getString("id_"),
                texts.name(locale, row.getString("proc_def_id_"), row.getString("task_def_key_"), row.getString("name_")),
                (aboutRep != null || onboarding != null) && row.getString("customer_name") == null ? row.getString("rep_name")
                        : ruleTable != null ? messages.getMessage("rules.table." + ruleTable, null, ruleTable, locale) : row.getString("customer_name"),
                opportunity != null ? "/opportunities/" + opportunity : row.getObject("review") != null ? "/reviews/" + aboutRep : aboutRep != null ? "/coaching/" + aboutRep : onboarding != null ? "/training/onboarding/" + onboarding
                        : action != null ? "/next-actions/" + action : aboutCustomer(row) ? "/customers/" + row.getObject("customer", UUID.class) : ruleTable != null ? "/rules/" + ruleTable + "/change" : null,
                opportunity, row.getObject("customer", UUID.class), row.getString("stage"), row.getString("grade"), row.getBigDecimal("amount"),
                row.getString("currency"), row.getString("assignee_name"), due,
                due != null && due.isBefore(LocalDate.now(clock)), day(row, "create_time_"), action(row, locale), later(day(row, "follow_up_date_")), planned(due, day(row, "follow_up_date_")),
                row.getString("stands_for"), row.getObject("stands_until", LocalDate.class));
    }

    /** What is to be done, where the task's name does not say it: the agreed action, a newcomer's topic, or what is coached. */
    private String action(ResultSet row, Locale locale) throws SQLException {
        var coached = row.getString("coaching_topic");
        if (coached != null) {
            return messages.getMessage("coaching.topic." + coached, null, locale);
        }
        var topic = row.getString(locale.getLanguage().equals("zh") ? "topic_zh" : "topic_en");
        return topic != null ? topic : row.getString("next_action");
    }

    private static boolean aboutCustomer(ResultSet row) throws SQLException {
        return row.getObject("approach_review") != null || row.getObject("contact_due") != null;
    }

    private LocalDate later(LocalDate day) {
        return day != null && day.isAfter(LocalDate.now(clock)) ? day : null;
    }

    private LocalDate planned(LocalDate due, LocalDate followUp) {
        return followUp == null || due != null && later(followUp) == null && due.isAfter(followUp) ? due : followUp;
    }

    private LocalDate day(ResultSet row, String column) throws SQLException {
        var moment = row.getTimestamp(column);
        return moment == null ? null : moment.toInstant().atZone(clock.getZone()).toLocalDate();
    }
}
