package dev.salesflow.notice;

import dev.salesflow.identity.People;
import dev.salesflow.identity.Viewer;
import dev.salesflow.shared.Ids;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Letters to the team and, in their name, to customers: written with what they tell and kept until they are sent. */
@Service
@Transactional
public class Outbox {

    /** After the first, second … failure; after the last one it is given up and shown. */
    static final List<Duration> RETRIES = List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(2),
            Duration.ofHours(8));
    /** A node that dies while sending leaves its letters to the others after as long. */
    static final Duration LEASE = Duration.ofMinutes(10);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int LONGEST_PROBLEM = 500;
    private static final String LISTED = "id, login, address, subject, body, state, attempts, next_at, problem, created_at, outside";

    private final JdbcClient jdbc;
    private final People people;
    private final NoticeChoices choices;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Outbox(JdbcClient jdbc, People people, NoticeChoices choices, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.choices = choices;
        this.events = events;
        this.clock = clock;
    }

    /** Nothing where the person has no address, is disabled, does without such letters, or was told by that key before. */
    public void put(String login, Notice kind, Letter letter) {
        var person = people.find(login).filter(one -> one.enabled() && one.email() != null);
        if (person.isEmpty() || !choices.of(login).contains(kind)) {
            return;
        }
        jdbc.sql("""
                        insert into outbox_mail (id, key, login, address, subject, body, state, next_at, created_at)
                        values (?, ?, ?, ?, ?, ?, 'WAITING', ?, ?) on conflict (key) do nothing""")
                .params(Ids.next(), letter.key(), login, person.get().email(), letter.subject(), letter.body(), now(), now()).update();
    }

    /** To somebody outside, in the name of the person who wrote it; once by that key. */
    public void putOutside(String login, String address, Letter letter, Letter.Enclosure enclosure) {
        jdbc.sql("""
                        insert into outbox_mail (id, key, login, address, subject, body, state, next_at, created_at, outside,
                            attachment_name, attachment_type, attachment)
                        values (?, ?, ?, ?, ?, ?, 'WAITING', ?, ?, true, ?, ?, ?) on conflict (key) do nothing""")
                .params(Ids.next(), letter.key(), login, address, letter.subject(), letter.body(), now(), now(), enclosure.name(),
                        enclosure.type(), enclosure.content()).update();
    }

    /** Takes letters that are due, for this node alone until the lease ends. */
    List<Mail> claim(int most) {
        return jdbc.sql("""
                        update outbox_mail set attempts = attempts + 1, next_at = ? where id in (
                            select id from outbox_mail where state = 'WAITING' and next_at <= ? order by next_at limit ? for update skip locked)
                        returning *""")
                .params(at(clock.instant().plus(LEASE)), now(), most).query((row, n) -> mail(row, enclosure(row))).list();
    }

    void sent(UUID id) {
        jdbc.sql("update outbox_mail set state = 'SENT', sent_at = ?, problem = null where id = ? returning key, outside").params(now(), id)
                .query((row, n) -> row.getBoolean(2) ? row.getString(1) : null).optional()
                .ifPresent(key -> events.publishEvent(new LetterSent(key, clock.instant())));
    }

    /** Where letters are that have not gone, by their keys; one that an administrator took out is absent. */
    @Transactional(readOnly = true)
    public Map<String, Mail.State> states(Collection<String> keys) {
        return keys.isEmpty() ? Map.of() : jdbc.sql("select key, state from outbox_mail where key = any(?)").param(keys.toArray(String[]::new))
                .query((row, n) -> Map.entry(row.getString(1), Mail.State.valueOf(row.getString(2)))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void failed(Mail mail, String problem) {
        var again = mail.attempts() <= RETRIES.size();
        var next = again ? clock.instant().plus(RETRIES.get(mail.attempts() - 1)) : clock.instant();
        var why = problem == null ? "" : problem;
        jdbc.sql("update outbox_mail set state = ?, next_at = ?, problem = ? where id = ?")
                .params((again ? Mail.State.WAITING : Mail.State.FAILED).name(), at(next),
                        why.substring(0, Math.min(LONGEST_PROBLEM, why.length())), mail.id()).update();
    }

    /** What is not sent yet or was given up, the newest first. */
    @Transactional(readOnly = true)
    public Page<Mail> open(Viewer admin, Page.Request page) {
        require(admin);
        var total = jdbc.sql("select count(*) from outbox_mail where state <> 'SENT'").query(Long.class).single();
        var rows = jdbc.sql("select " + LISTED + " from outbox_mail where state <> 'SENT' order by created_at desc, id limit ? offset ?")
                .params(page.size(), page.offset()).query((row, n) -> mail(row, null)).list();
        return page.of(rows, total);
    }

    /** With the person's present address: the old one may have been what was wrong. What goes outside keeps its own. */
    public void sendAgain(Viewer admin, UUID id) {
        require(admin);
        var changed = jdbc.sql("""
                        update outbox_mail m set state = 'WAITING', attempts = 0, next_at = ?, 
                               address = case when m.outside then m.address else coalesce(u.email, m.address) end
                          from app_user u where u.login = m.login and m.id = ? and m.state <> 'SENT'""").params(now(), id).update();
        if (changed == 0) {
            throw new NotFound("mail", id);
        }
    }

    public void drop(Viewer admin, UUID id) {
        require(admin);
        jdbc.sql("delete from outbox_mail where id = ? and state <> 'SENT'").param(id).update();
    }

    /** Sent letters hold names of customers: they go after a month. */
    @Scheduled(fixedDelayString = "${salesflow.mail.clear-every}", initialDelayString = "${salesflow.mail.clear-every}")
    void clear() {
        jdbc.sql("delete from outbox_mail where state = 'SENT' and sent_at < ?").param(at(clock.instant().minus(KEPT))).update();
    }

    private static Letter.Enclosure enclosure(ResultSet row) throws SQLException {
        var name = row.getString("attachment_name");
        return name == null ? null : new Letter.Enclosure(name, row.getString("attachment_type"), row.getBytes("attachment"));
    }

    private static Mail mail(ResultSet row, Letter.Enclosure enclosure) throws SQLException {
        return new Mail(row.getObject("id", UUID.class), row.getString("login"), row.getString("address"), row.getString("subject"),
                row.getString("body"), Mail.State.valueOf(row.getString("state")), row.getInt("attempts"),
                row.getObject("next_at", OffsetDateTime.class).toInstant(), row.getString("problem"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(), row.getBoolean("outside"), enclosure);
    }

    private OffsetDateTime now() {
        return at(clock.instant());
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static void require(Viewer admin) {
        if (!admin.seesEverything()) {
            throw new AccessDeniedException("only administrators see the outgoing mail");
        }
    }
}
