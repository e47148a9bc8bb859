package dev.salesflow.product;

import dev.salesflow.shared.Hold;
import dev.salesflow.shared.ListedRecords;
import dev.salesflow.shared.ListedTable;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Takes back the products of a price list. */
@Component
class ListedProducts implements ListedRecords, Hold.Source {

    private static final ListedTable TABLE = new ListedTable("product", "id", "uuid", "t.name", false);

    private final JdbcTemplate jdbc;

    ListedProducts(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public ListedTable table() {
        return TABLE;
    }

    @Override
    public List<Hold> holds() {
        return List.of(Hold.changed(TABLE, 1));
    }

    @Override
    public void remove(UUID list, List<String> keys) {
        jdbc.update(TABLE.deletion(), (Object) keys.toArray(String[]::new));
    }
}
