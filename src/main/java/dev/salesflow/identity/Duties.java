package dev.salesflow.identity;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who decides as finance and as director; given by administrators. */
@Service
@Transactional
public class Duties {

    private final JdbcClient jdbc;

    Duties(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public Set<Duty> of(String login) {
        var held = EnumSet.noneOf(Duty.class);
        jdbc.sql("select function from person_function where login = ?").param(login).query(String.class).list()
                .forEach(name -> held.add(Duty.valueOf(name)));
        return held;
    }

    /** Those who can work, by login. */
    @Transactional(readOnly = true)
    public List<String> holders(Duty duty) {
        return jdbc.sql("""
                        select u.login from person_function f join app_user u on u.login = f.login
                         where f.function = ? and u.enabled order by u.login""")
                .param(duty.name()).query(String.class).list();
    }

    /** Duties that nobody holds, so that administrators are asked instead. */
    @Transactional(readOnly = true)
    public List<Duty> vacant() {
        return Arrays.stream(Duty.values()).filter(duty -> holders(duty).isEmpty()).toList();
    }

    public void give(Viewer admin, String login, Set<Duty> duties) {
        if (!admin.seesEverything()) {
            throw new AccessDeniedException("only administrators give duties");
        }
        jdbc.sql("delete from person_function where login = ?").param(login).update();
        duties.forEach(duty -> jdbc.sql("insert into person_function (login, function) values (?, ?)").params(login, duty.name()).update());
    }
}
