package dev.salesflow.prospecting;

import dev.salesflow.customer.CustomerDirectory;
import dev.salesflow.customer.CustomerSight;
import dev.salesflow.identity.Viewer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where names come from: customers by filter or by the import that brought them, and what can be chosen there. */
@Component
public class NameSources {

    /** An import of customers; the lists of the last weeks are what one calls through. */
    public record Brought(UUID id, String fileName, Instant createdAt) {
    }

    private static final int LATEST_IMPORTS = 30;

    /** Of the pool nobody calls from a list: claiming has limits that a list would go around. With whom a deal is open, its rep speaks. */
    private static final String NAMES = """
            insert into prospect (id, list_id, customer_id, next_at)
            select gen_random_uuid(), :list, c.id, :now from customer c
            where %s and c.pooled_on is null and %s and not exists (
                select 1 from prospect p join prospect_list l on l.id = p.list_id
                where p.customer_id = c.id and p.next_at is not null and l.closed_at is null)
            limit :most""";

    private static final String WITH_PHONE = """
            (c.phone is not null or exists (select 1 from contact k where k.customer_id = c.id and coalesce(k.mobile, k.phone) is not null))""";

    private static final String OF_IMPORT = """
            c.id in (select cast(r as uuid) from import_batch b cross join unnest(b.records) r where b.import_id = :import and r <> '')""";

    private final CustomerDirectory directory;
    private final JdbcClient jdbc;

    NameSources(CustomerDirectory directory, JdbcClient jdbc) {
        this.directory = directory;
        this.jdbc = jdbc;
    }

    /** Puts those on the list that the person sees, that wait on no other list and with whom no deal is open; at most so many. */
    int fill(UUID list, NameFilter filter, OffsetDateTime now, int most, Viewer viewer) {
        var parameters = new HashMap<>(viewer.parameters());
        var conditions = new ArrayList<>(List.of(CustomerSight.of(viewer, "c")));
        equal("source", filter.source(), conditions, parameters);
        equal("territory", filter.territory(), conditions, parameters);
        equal("industry", filter.industry(), conditions, parameters);
        orNone("grade", filter.grade(), conditions, parameters);
        orNone("owner_login", filter.owner(), conditions, parameters);
        if (filter.withPhone()) {
            conditions.add(WITH_PHONE);
        }
        if (filter.importId() != null) {
            conditions.add(OF_IMPORT);
            parameters.put("import", filter.importId());
        }
        return jdbc.sql(NAMES.formatted(String.join(" and ", conditions), Offer.withoutDeal("c.id"))).params(parameters)
                .param("list", list).param("now", now).param("most", most).update();
    }

    private static void orNone(String column, String value, List<String> conditions, Map<String, Object> parameters) {
        if (NameFilter.NONE.equals(value)) {
            conditions.add("c." + column + " is null");
        } else {
            equal(column, value, conditions, parameters);
        }
    }

    private static void equal(String column, String value, List<String> conditions, Map<String, Object> parameters) {
        if (value != null) {
            conditions.add("c." + column + " = :" + column);
            parameters.put(column, value);
        }
    }

    @Transactional(readOnly = true)
    public List<String> sources() {
        return directory.sources();
    }

    @Transactional(readOnly = true)
    public List<Brought> imports(Viewer viewer) {
        return jdbc.sql("select id, file_name, created_at from import_run r where kind = 'CUSTOMERS' and state = 'DONE' and "
                        + viewer.sees("r.started_by") + " order by created_at desc limit :most")
                .params(viewer.parameters()).param("most", LATEST_IMPORTS).query(Brought.class).list();
    }

    /** Login to name of those whom the person may ask to call: reps and telemarketers they lead, or themselves. */
    @Transactional(readOnly = true)
    public Map<String, String> callers(Viewer viewer) {
        var callers = new LinkedHashMap<String, String>();
        jdbc.sql("select login, name from app_user where enabled and role in ('TELEMARKETER', 'REP', 'MANAGER') and " + viewer.sees("login")
                        + " order by role = 'MANAGER', role = 'REP', lower(name), login")
                .params(viewer.parameters()).query(row -> {
                    callers.put(row.getString(1), row.getString(2));
                });
        return callers;
    }
}
