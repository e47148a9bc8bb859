package dev.salesflow.rules;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tables that two people agreed on and that every node compiles before they are published. */
@Component
class ApprovedTables {

    private final JdbcClient jdbc;

    ApprovedTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Approved(UUID change, String table, String source) {
    }

    List<Approved> all() {
        return jdbc.sql("select id, table_name, source from rule_change where state = 'APPROVED' order by decided_at")
                .query((row, n) -> new Approved(row.getObject(1, UUID.class), row.getString(2), row.getString(3))).list();
    }
}
