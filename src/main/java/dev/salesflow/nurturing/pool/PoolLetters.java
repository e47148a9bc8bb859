package dev.salesflow.nurturing.pool;

import dev.salesflow.identity.People;
import dev.salesflow.identity.Person;
import dev.salesflow.notice.Letter;
import dev.salesflow.notice.Notice;
import dev.salesflow.notice.Outbox;
import dev.salesflow.nurturing.cadence.KeptCustomers;
import java.time.LocalDate;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells each rep once a day of the customers they were warned of that day. */
@Component
class PoolLetters {

    /** Customers that a letter names; of more it gives the number. */
    private static final int NAMED = 20;

    private final LapsingCustomers lapsing;
    private final Outbox outbox;
    private final People people;
    private final MessageSource messages;
    private final JdbcClient jdbc;
    private final String address;

    PoolLetters(LapsingCustomers lapsing, Outbox outbox, People people, MessageSource messages, JdbcClient jdbc,
            @Value("${salesflow.address}") String address) {
        this.lapsing = lapsing;
        this.outbox = outbox;
        this.people = people;
        this.messages = messages;
        this.jdbc = jdbc;
        this.address = address;
    }

    private record Warned(String login, int customers) {
    }

    int write(LocalDate today) {
        var warned = jdbc.sql("""
                        select u.login, count(*) as customers from app_user u
                        join contact_plan p on p.owner_login = u.login and p.warn_on <= :today and p.warned_on = :today
                        where u.enabled and u.email is not null and not %s
                            and not exists (select 1 from outbox_mail m where m.key = 'pool:' || cast(:today as text) || ':' || u.login)
                        group by u.login""".formatted(KeptCustomers.BUSY))
                .param("today", today).query(Warned.class).list();
        warned.forEach(one -> outbox.put(one.login(), Notice.DAILY, letter(people.require(one.login()), one.customers(), today)));
        return warned.size();
    }

    private Letter letter(Person person, int customers, LocalDate today) {
        var locale = person.locale();
        var body = new StringBuilder(text("letter.greeting", locale, person.name())).append("\n\n")
                .append(text("pool.letter", locale, customers)).append("\n\n");
        lapsing.warned(person.login(), today, NAMED)
                .forEach(one -> body.append("- ").append(text("pool.letter.line", locale, one.name(), one.lapseOn().toString())).append('\n'));
        if (customers > NAMED) {
            body.append(text("letter.more", locale, customers - NAMED)).append('\n');
        }
        body.append('\n').append(address).append("/nurturing\n\n").append(text("letter.choose", locale, address + "/account"));
        return new Letter("pool:" + today + ":" + person.login(), text("pool.letter.subject", locale, customers), body.toString());
    }

    private String text(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
