package dev.salesflow.rules.change;

import dev.salesflow.identity.Viewer;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who may edit and who may approve a table: every manager, until an administrator names some. */
@Component
public class RuleRights {

    /** What a right is for. */
    public enum Kind { EDIT, APPROVE }

    private final JdbcClient jdbc;

    RuleRights(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public boolean may(Viewer viewer, Kind kind, String table) {
        if (viewer.seesEverything()) {
            return true;
        }
        var named = named(table, kind);
        return viewer.isManager() && (named.isEmpty() || named.contains(viewer.login()));
    }

    /** Those named; empty: every manager. */
    public List<String> named(String table, Kind kind) {
        return jdbc.sql("select login from rule_right where table_name = ? and kind = ? order by login").params(table, kind.name())
                .query(String.class).list();
    }

    boolean areManagers(Collection<String> logins) {
        return jdbc.sql("select login from app_user where enabled and role = 'MANAGER'").query(String.class).list().containsAll(logins);
    }

    @Transactional
    void name(String table, Kind kind, Collection<String> logins) {
        jdbc.sql("delete from rule_right where table_name = ? and kind = ?").params(table, kind.name()).update();
        logins.stream().distinct().forEach(login -> jdbc.sql("insert into rule_right (table_name, kind, login) values (?, ?, ?)")
                .params(table, kind.name(), login).update());
    }
}
