package dev.salesflow.demo;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the demo brought in. */
@Component
class DemoRecords {

    /** In the order in which they can be deleted: what hangs on others first. */
    enum Kind { QUOTATION_TEMPLATE, PROSPECT_LIST, COACHING, OPPORTUNITY, CUSTOMER, PRODUCT, PERSON, TEAM }

    private final JdbcClient jdbc;

    DemoRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Kind kind, Object id, String step) {
        jdbc.sql("insert into demo_record (kind, id, step) values (?, ?, ?) on conflict do nothing")
                .params(kind.name(), id.toString(), step).update();
    }

    boolean done(String step) {
        return jdbc.sql("select exists (select 1 from demo_record where step = ?)").param(step).query(Boolean.class).single();
    }

    boolean any() {
        return jdbc.sql("select exists (select 1 from demo_record)").query(Boolean.class).single();
    }

    List<String> of(Kind kind) {
        return jdbc.sql("select id from demo_record where kind = ? order by id").param(kind.name()).query(String.class).list();
    }

    List<UUID> ids(Kind kind) {
        return of(kind).stream().map(UUID::fromString).toList();
    }

    void forget() {
        jdbc.sql("delete from demo_record").update();
    }
}
