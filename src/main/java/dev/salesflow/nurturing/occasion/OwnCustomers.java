package dev.salesflow.nurturing.occasion;

import dev.salesflow.grading.CustomerTier;
import dev.salesflow.grading.Grade;
import dev.salesflow.grading.NeedsMatch;
import dev.salesflow.identity.Viewer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Customers in groups that are alike for an occasion: news and holidays are decided for a group, never for each. */
@Component
class OwnCustomers {

    /** Of a group that many are named. */
    static final int NAMED = 3;

    /** @param names the first few by name */
    record Group(Grade grade, CustomerTier tier, NeedsMatch.Level match, String industry, String territory, int customers, List<String> names) {

        boolean concerns(SalesNews news) {
            return (news.industry() == null || news.industry().equals(industry)) && (news.territory() == null || news.territory().equals(territory));
        }
    }

    /** In sets, never customer by customer: somebody may have tens of thousands. */
    private static final String GROUPS = """
            with own as materialized (select c.id, c.name, c.grade, c.industry, c.territory from customer c where c.merged_into is null and %2$s),
            scored as (select distinct on (own.id) own.id, s.match
                       from own join opportunity o on o.customer_id = own.id join needs_scoring s on s.opportunity_id = o.id order by own.id, s.scored_at desc)
            select c.grade, nullif(p.tier, '') as tier, s.match, c.industry, c.territory, cast(count(*) as integer) as customers,
                   (array_agg(c.name order by c.name))[1\\:%1$d] as names
            from own c left join contact_plan p on p.customer_id = c.id left join scored s on s.id = c.id group by 1, 2, 3, 4, 5""";

    private final JdbcClient jdbc;

    OwnCustomers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Group> of(Viewer viewer) {
        return groups(viewer.isOwn("c.owner_login"), viewer.parameters());
    }

    List<Group> only(UUID customer) {
        return groups("c.id = :customer", Map.of("customer", customer));
    }

    private List<Group> groups(String which, Map<String, ?> parameters) {
        return jdbc.sql(GROUPS.formatted(NAMED, which)).params(parameters)
                .query((row, n) -> new Group(choice(Grade.class, row.getString("grade")), choice(CustomerTier.class, row.getString("tier")),
                        choice(NeedsMatch.Level.class, row.getString("match")), row.getString("industry"), row.getString("territory"), row.getInt("customers"),
                        List.of((String[]) row.getArray("names").getArray()))).list();
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String name) {
        return name == null ? null : Enum.valueOf(type, name);
    }
}
