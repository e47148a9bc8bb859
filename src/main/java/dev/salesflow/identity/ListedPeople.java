package dev.salesflow.identity;

import dev.salesflow.shared.Hold;
import dev.salesflow.shared.ListedRecords;
import dev.salesflow.shared.ListedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Takes back the people of a list, their invitations with them; who has a password has begun to work. */
@Component
class ListedPeople implements ListedRecords, Hold.Source {

    static final ListedTable TABLE = new ListedTable("app_user", "login", "text", "t.name", false);

    private final JdbcTemplate jdbc;

    ListedPeople(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public ListedTable table() {
        return TABLE;
    }

    /** Where a person can be named is asked of the database, so that a table added later is not forgotten. */
    @Override
    public List<Hold> holds() {
        var holds = new ArrayList<Hold>();
        holds.add(new Hold("app_user", "password", false, "select u.login as record, cast(null as text) as by_login,"
                + " cast(null as timestamptz) as at from app_user u where u.password is not null"));
        jdbc.query("""
                select c.conrelid::regclass::text, a.attname from pg_constraint c
                join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
                where c.contype = 'f' and c.confrelid = 'app_user'::regclass and c.confdeltype <> 'c' order by 1, 2""",
                rs -> {
                    holds.add(new Hold("app_user", "named", false, """
                            select t."%2$s" as record, cast(null as text) as by_login, cast(null as timestamptz) as at
                            from %1$s t where t."%2$s" is not null""".formatted(rs.getString(1), rs.getString(2))));
                });
        holds.add(Hold.changed(TABLE, 0));
        return holds;
    }

    @Override
    public void remove(UUID list, List<String> keys) {
        jdbc.update(TABLE.deletion(), (Object) keys.toArray(String[]::new));
    }
}
