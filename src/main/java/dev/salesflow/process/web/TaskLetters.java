package dev.salesflow.process.web;

import dev.salesflow.company.WorkingCalendar;
import dev.salesflow.identity.People;
import dev.salesflow.identity.Person;
import dev.salesflow.notice.Letter;
import dev.salesflow.notice.Notice;
import dev.salesflow.notice.Outbox;
import dev.salesflow.process.engine.TaskGiven;
import dev.salesflow.shared.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells people by e-mail which tasks others gave them, all of a minute in one letter, and on the morning of a working day
 * what is due. A letter is put into the outbox in the transaction that notes it as told, so nothing is told twice.
 */
@Component
class TaskLetters implements TaskGiven {

    /** Tasks that a letter names; of more it gives the number. */
    private static final int NAMED = 20;

    private final OpenTasks tasks;
    private final Outbox outbox;
    private final People people;
    private final WorkingCalendar calendar;
    private final MessageSource messages;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final String address;
    private final Duration gatherFor;
    private final LocalTime dailyAt;
    /** The day whose lists this node has put into the outbox; another node's are known by their key. */
    private volatile LocalDate listed;

    TaskLetters(OpenTasks tasks, Outbox outbox, People people, WorkingCalendar calendar, MessageSource messages, JdbcClient jdbc,
            TransactionTemplate transaction, Clock clock, @Value("${salesflow.address}") String address,
            @Value("${salesflow.mail.gather-for}") Duration gatherFor, @Value("${salesflow.mail.daily-at}") LocalTime dailyAt) {
        this.tasks = tasks;
        this.outbox = outbox;
        this.people = people;
        this.calendar = calendar;
        this.messages = messages;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.address = address;
        this.gatherFor = gatherFor;
        this.dailyAt = dailyAt;
    }

    @Override
    public void given(String taskId, String assignee) {
        // A login that a model made up has no mail.
        jdbc.sql("""
                        insert into given_task (login, task_id, given_at) select login, ?, ? from app_user where login = ?
                        on conflict (login, task_id) do nothing""")
                .params(taskId, at(), assignee).update();
    }

    @Scheduled(fixedDelayString = "${salesflow.mail.gather-for}", initialDelayString = "${salesflow.mail.gather-for}")
    void tellOfGivenTasks() {
        jdbc.sql("select login from given_task group by login having min(given_at) <= ?").param(at().minus(gatherFor))
                .query(String.class).list()
                .forEach(login -> transaction.executeWithoutResult(status -> tellOfGivenTasks(login)));
    }

    private void tellOfGivenTasks(String login) {
        var given = jdbc.sql("""
                        with told as (select login, task_id from given_task where login = ? for update skip locked)
                        delete from given_task g using told where g.login = told.login and g.task_id = told.task_id returning g.task_id""")
                .param(login).query(String.class).list();
        var person = people.require(login);
        // A next action was the person's own plan; the morning's list tells of it.
        var still = given.isEmpty() ? List.<TaskRow>of()
                : tasks.still(login, given, given.size(), person.locale()).stream().filter(row -> row.action() == null).toList();
        if (!still.isEmpty()) {
            outbox.put(login, Notice.ASSIGNMENTS, letter("given", Ids.next().toString(), person, still));
        }
    }

    @Scheduled(fixedDelayString = "${salesflow.mail.look-every}", initialDelayString = "${salesflow.mail.look-every}")
    void listWhatIsDue() {
        var now = clock.instant().atZone(clock.getZone());
        var today = now.toLocalDate();
        if (!today.equals(listed) && !now.toLocalTime().isBefore(dailyAt) && calendar.isWorkingDay(today)) {
            tasks.assigneesDueUntil(today).forEach(login -> transaction.executeWithoutResult(status -> listWhatIsDue(people.require(login), today)));
            listed = today;
        }
    }

    private void listWhatIsDue(Person person, LocalDate today) {
        var due = tasks.dueUntil(today, person.login(), Integer.MAX_VALUE, person.locale());
        if (!due.isEmpty()) {
            outbox.put(person.login(), Notice.DAILY, letter("due", "due:" + today + ":" + person.login(), person, due));
        }
    }

    private Letter letter(String kind, String key, Person person, List<TaskRow> rows) {
        var locale = person.locale();
        var body = new StringBuilder(text("letter.greeting", locale, person.name())).append("\n\n")
                .append(text("letter." + kind, locale, rows.size())).append("\n\n");
        rows.stream().limit(NAMED).forEach(row -> body.append("- ").append(line(row, locale)).append('\n'));
        if (rows.size() > NAMED) {
            body.append(text("letter.more", locale, rows.size() - NAMED)).append('\n');
        }
        body.append('\n').append(text("letter.open", locale, address)).append("\n\n").append(text("letter.choose", locale, address + "/account"));
        return new Letter(key, text("letter." + kind + ".subject", locale, rows.size()), body.toString());
    }

    private String line(TaskRow row, Locale locale) {
        var about = row.subject() == null ? row.name() : text("letter.line", locale, row.name(), row.subject());
        return row.due() == null ? about : text("letter.lineDue", locale, about, row.due().toString());
    }

    private String text(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    private OffsetDateTime at() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
