package dev.salesflow.identity;

import dev.salesflow.shared.Hold;
import dev.salesflow.shared.ListedRecords;
import dev.salesflow.shared.ListedTable;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Takes back the teams that a list of people made. */
@Component
class ListedTeams implements ListedRecords, Hold.Source {

    private static final ListedTable TABLE = new ListedTable("team", "id", "uuid", "t.name", false);

    private final JdbcTemplate jdbc;

    ListedTeams(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public ListedTable table() {
        return TABLE;
    }

    @Override
    public List<Hold> holds() {
        return List.of(Hold.pointedAt("team", "member", ListedPeople.TABLE, "team_id"), Hold.pointedAt("team", "below", TABLE, "parent_id"),
                Hold.changed(TABLE, 0));
    }

    @Override
    public void remove(UUID list, List<String> keys) {
        var teams = keys.toArray(String[]::new);
        jdbc.update("update team set parent_id = null where parent_id = any(cast(? as uuid[]))", (Object) teams);
        jdbc.update(TABLE.deletion(), (Object) teams);
    }
}
