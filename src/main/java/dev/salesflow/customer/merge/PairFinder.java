package dev.salesflow.customer.merge;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compares new and changed customers with all others, in the background, so that neither a list that comes in nor a page
 * pays for it. Triggers of the database queue them, whoever writes them; what people enter comes before lists, the newest list first.
 */
@Component
class PairFinder {

    private static final long LOCK = 7_230_092L;
    private static final int AT_A_TIME = 5_000;
    /** What more customers than this share says nothing of any two of them. */
    private static final int MOST_SHARING = 10;
    private static final double SIMILAR = 0.6;

    static final String NEXT = "select customer_id, id from customer_uncompared order by list_id desc nulls first, customer_id desc limit :size";

    /** Held, so that none is deleted while something is written about it. */
    private static final String FACTS = """
            select id, name, city, registration_number, phone, email, website from customer
            where id = any(:ids) and merged_into is null order by id for key share""";

    /** Column of customer_match to what it is a sign of; the name is judged with both in hand. */
    private static final Map<String, String> SIGNS = Map.of("stem", "NAME", "registration", Likeness.REGISTRATION.name(),
            "phone", Likeness.PHONE.name(), "email", Likeness.EMAIL.name(), "host", Likeness.WEBSITE.name());

    private static final String SHARING = """
            select m.customer_id as mine, theirs.id as theirs, '%2$s' as sign
            from customer_match m
            cross join lateral (
                select array_agg(few.id) as ids from (
                    select o.customer_id as id from customer_match o
                    where o.%1$s = m.%1$s and o.customer_id <> m.customer_id limit %3$d + 1) few
                having count(*) <= %3$d) sharing
            cross join unnest(sharing.ids) theirs (id)
            where m.customer_id = any(:ids) and m.%1$s is not null""";

    private static final String PAIRS = """
            insert into customer_pair (one, other, score, reasons)
            with found as (%s),
            pair as (
                select least(mine, theirs) as one, greatest(mine, theirs) as other, array_agg(distinct sign) as signs
                from found group by 1, 2),
            judged as (
                select p.one, p.other, array_remove(p.signs, 'NAME')
                    || case when a.name_key = b.name_key then array['SAME_NAME']
                            when am.stem = bm.stem or alike(am.stem, bm.stem) >= :similar then array['SIMILAR_NAME'] else '{}' end
                    || case when am.registration <> bm.registration then array['OTHER_REGISTRATION'] else '{}' end as reasons
                from pair p join customer a on a.id = p.one join customer b on b.id = p.other
                join customer_match am on am.customer_id = p.one join customer_match bm on bm.customer_id = p.other
                where a.merged_into is null and b.merged_into is null),
            scored as (
                select one, other, reasons, (
                    select sum(w.weight) from unnest(reasons) r (reason) join unnest(:reasons, :weights) w (reason, weight) using (reason)) as score
                from judged)
            select one, other, score, reasons from scored where score >= :least
            on conflict (one, other) do update set score = excluded.score, reasons = excluded.reasons"""
            .formatted(SIGNS.entrySet().stream().map(sign -> SHARING.formatted(sign.getKey(), sign.getValue(), MOST_SHARING))
                    .collect(Collectors.joining(" union all ")));

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    PairFinder(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    private record Entry(UUID customer, long id) {
    }

    private record Compared(UUID id, MatchKeys keys) {
    }

    /** Each batch a transaction of its own, so that who is entered meanwhile waits for one batch only; several nodes take turns. */
    @Scheduled(initialDelayString = "${salesflow.customers.compare-after}", fixedDelayString = "${salesflow.customers.compare-every}")
    void compareAll() {
        boolean more = true;
        while (more) {
            more = Boolean.TRUE.equals(transaction.execute(status -> compareNext()));
        }
    }

    /** False where no more wait. */
    private boolean compareNext() {
        jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query((row, n) -> 0).single();
        var next = jdbc.sql(NEXT).param("size", AT_A_TIME).query((row, n) -> new Entry(row.getObject(1, UUID.class), row.getLong(2))).list();
        var customers = customers(next);
        take(next);
        if (!customers.isEmpty()) {
            write(customers);
            compare(customers.stream().map(Compared::id).toArray(UUID[]::new));
        }
        return next.size() == AT_A_TIME;
    }

    private List<Compared> customers(List<Entry> entries) {
        return jdbc.sql(FACTS).param("ids", entries.stream().map(Entry::customer).toArray(UUID[]::new))
                .query((row, n) -> new Compared(row.getObject(1, UUID.class), MatchKeys.of(row.getString(2), row.getString(3),
                        row.getString(4), row.getString(5), row.getString(6), row.getString(7))))
                .list();
    }

    /** Those seen alone: what changed since has an entry more. */
    private void take(List<Entry> entries) {
        jdbc.sql("delete from customer_uncompared q using unnest(:customers, :ids) e (customer, id) where q.customer_id = e.customer and q.id = e.id")
                .param("customers", entries.stream().map(Entry::customer).toArray(UUID[]::new))
                .param("ids", entries.stream().map(Entry::id).toArray(Long[]::new))
                .update();
    }

    private void compare(UUID[] ids) {
        jdbc.sql("delete from customer_pair where dismissed_at is null and (one = any(:ids) or other = any(:ids))").param("ids", ids).update();
        jdbc.sql(PAIRS).param("ids", ids).param("similar", SIMILAR).param("least", Likeness.LEAST)
                .param("reasons", Arrays.stream(Likeness.values()).map(Likeness::name).toArray(String[]::new))
                .param("weights", Arrays.stream(Likeness.values()).map(Likeness::weight).toArray(Integer[]::new))
                .update();
    }

    private void write(List<Compared> customers) {
        jdbc.sql("""
                        insert into customer_match (customer_id, stem, registration, phone, email, host)
                        select * from unnest(:ids, :stems, :registrations, :phones, :emails, :hosts)
                        on conflict (customer_id) do update set stem = excluded.stem,
                            registration = excluded.registration, phone = excluded.phone, email = excluded.email, host = excluded.host""")
                .param("ids", customers.stream().map(Compared::id).toArray(UUID[]::new))
                .param("stems", texts(customers, MatchKeys::stem)).param("registrations", texts(customers, MatchKeys::registration))
                .param("phones", texts(customers, MatchKeys::phone)).param("emails", texts(customers, MatchKeys::email))
                .param("hosts", texts(customers, MatchKeys::host))
                .update();
    }

    private static String[] texts(List<Compared> customers, Function<MatchKeys, String> key) {
        return customers.stream().map(Compared::keys).map(key).toArray(String[]::new);
    }
}
