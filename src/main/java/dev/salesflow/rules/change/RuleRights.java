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

    /** Changes under review with those who may decide on them. */
    private static final String REVIEWS = """
            from rule_change c join app_user u on u.enabled and u.login <> c.submitted_by
            where c.state = 'REVIEW'
              and not exists (select 1 from rule_change_edit e where e.change_id = c.id and e.edited_by = u.login)
              and (u.role = 'ADMIN' or u.role = 'MANAGER' and (
                  not exists (select 1 from rule_right r where r.table_name = c.table_name and r.kind = 'APPROVE')
                  or exists (select 1 from rule_right r where r.table_name = c.table_name and r.kind = 'APPROVE' and r.login = u.login)))""";

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

    /** The tables with a change under review. */
    public List<String> inReview() {
        return jdbc.sql("select table_name from rule_change where state = 'REVIEW' order by table_name").query(String.class).list();
    }

    /** Of these, the tables whose change this person may decide on: who typed one cell of it, or submitted it, may not. */
    public List<String> reviewable(String login) {
        return jdbc.sql("select c.table_name " + REVIEWS + " and u.login = ? order by 1").param(login).query(String.class).list();
    }

    /** All who may decide on the change of this table that is under review. */
    public List<String> reviewers(String table) {
        return jdbc.sql("select u.login " + REVIEWS + " and c.table_name = ? order by 1").param(table).query(String.class).list();
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
