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
 * pays for it. What is to be done is seen from the tables alone: a customer whose version was not compared yet.
 */
@Component
class PairFinder {

    private static final long LOCK = 7_230_092L;
    private static final int AT_A_TIME = 5_000;
    /** What more customers than this share says nothing of any two of them. */
    private static final int MOST_SHARING = 10;
    private static final double SIMILAR = 0.6;

    private static final String STALE = """
            select c.id, c.version, c.name, c.city, c.registration_number, c.phone, c.email, c.website from customer c
            left join customer_match m on m.customer_id = c.id and m.version = c.version and m.customer_id > :after
            where c.id > :after and m.customer_id is null and c.merged_into is null order by c.id limit :size""";
    private static final UUID BEFORE_ALL = new UUID(0, 0);

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

    private record Stale(UUID id, int version, MatchKeys keys) {
    }

    /** One walk along the keys of both tables, each batch a transaction of its own; several nodes take turns. */
    @Scheduled(initialDelayString = "${salesflow.customers.compare-after}", fixedDelayString = "${salesflow.customers.compare-every}")
    void compareAll() {
        var after = BEFORE_ALL;
        while (after != null) {
            var last = after;
            after = transaction.execute(status -> compareSome(last));
        }
    }

    /** @return where the next batch begins, null after the last */
    private UUID compareSome(UUID after) {
        jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query((row, n) -> 0).single();
        var stale = jdbc.sql(STALE).param("after", after).param("size", AT_A_TIME)
                .query((row, n) -> new Stale(row.getObject(1, UUID.class), row.getInt(2), MatchKeys.of(row.getString(3), row.getString(4),
                        row.getString(5), row.getString(6), row.getString(7), row.getString(8))))
                .list();
        if (stale.isEmpty()) {
            return null;
        }
        write(stale);
        var ids = stale.stream().map(Stale::id).toArray(UUID[]::new);
        jdbc.sql("delete from customer_pair where dismissed_at is null and (one = any(:ids) or other = any(:ids))").param("ids", ids).update();
        jdbc.sql(PAIRS).param("ids", ids).param("similar", SIMILAR).param("least", Likeness.LEAST)
                .param("reasons", Arrays.stream(Likeness.values()).map(Likeness::name).toArray(String[]::new))
                .param("weights", Arrays.stream(Likeness.values()).map(Likeness::weight).toArray(Integer[]::new))
                .update();
        return stale.size() < AT_A_TIME ? null : stale.get(AT_A_TIME - 1).id();
    }

    private void write(List<Stale> stale) {
        jdbc.sql("""
                        insert into customer_match (customer_id, version, stem, registration, phone, email, host)
                        select * from unnest(:ids, :versions, :stems, :registrations, :phones, :emails, :hosts)
                        on conflict (customer_id) do update set version = excluded.version, stem = excluded.stem,
                            registration = excluded.registration, phone = excluded.phone, email = excluded.email, host = excluded.host""")
                .param("ids", stale.stream().map(Stale::id).toArray(UUID[]::new))
                .param("versions", stale.stream().map(Stale::version).toArray(Integer[]::new))
                .param("stems", texts(stale, MatchKeys::stem)).param("registrations", texts(stale, MatchKeys::registration))
                .param("phones", texts(stale, MatchKeys::phone)).param("emails", texts(stale, MatchKeys::email))
                .param("hosts", texts(stale, MatchKeys::host))
                .update();
    }

    private static String[] texts(List<Stale> stale, Function<MatchKeys, String> key) {
        return stale.stream().map(Stale::keys).map(key).toArray(String[]::new);
    }
}
