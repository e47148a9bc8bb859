package dev.salesflow.prospecting;

import dev.salesflow.identity.Viewer;
import dev.salesflow.nurturing.pool.TerritoryCounts;
import dev.salesflow.nurturing.pool.TerritoryNumbers;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How good prospecting is: data that prove right, customers who know us, and how many of each grade everybody has. */
@Component
@Transactional(readOnly = true)
public class QualityBook {

    /** @param list null where the row is a caller's over all lists */
    public record Row(UUID list, String listName, String caller, String callerName, Shares shares) {
    }

    /** What second persons found in the sheets somebody made in one way, by calling or otherwise: sheets, lines asked for, lines right. */
    public record Checked(String maker, String makerName, SheetOrigin origin, int sheets, int waiting, int lines, int right) {

        public Integer percent() {
            return Shares.percent(right, lines);
        }
    }

    private static final String SHARES = """
            count(*) as called, count(*) filter (where p.outcome in ('INTERESTED', 'REACHED', 'NOT_INTERESTED')) as reached,
            count(*) filter (where p.outcome = 'INTERESTED') as interested,
            count(p.data_right) as data_judged, count(*) filter (where p.data_right) as data_right,
            count(p.knows_company) as company_asked, count(*) filter (where p.knows_company) as know_company,
            count(p.knows_product) as product_asked, count(*) filter (where p.knows_product) as know_product,
            count(p.knows_rep) as rep_asked, count(*) filter (where p.knows_rep) as know_rep""";

    private final ListSight sight;
    private final TerritoryCounts counts;
    private final JdbcClient jdbc;

    QualityBook(ListSight sight, TerritoryCounts counts, JdbcClient jdbc) {
        this.sight = sight;
        this.counts = counts;
        this.jdbc = jdbc;
    }

    /** Of names called since, by those the viewer leads: a row per list, then one per caller; one query. */
    public List<Row> rows(Instant since, Viewer viewer) {
        return read("""
                select n.*, l.name as list_name, u.name as caller_name from (
                    select p.list_id, p.called_by, %s from prospect p where %s and p.called_at >= :since
                    group by grouping sets ((p.list_id), (p.called_by))) n
                left join prospect_list l on l.id = n.list_id left join app_user u on u.login = n.called_by
                order by l.made_at desc nulls last, lower(u.name), n.called_by""".formatted(SHARES, viewer.sees("p.called_by")), since, null, viewer);
    }

    /** Of one list, a row per caller. */
    public List<Row> ofList(UUID list, Viewer viewer) {
        sight.requireSeen(list, viewer);
        return read("""
                select n.*, cast(null as uuid) as list_id, cast(null as text) as list_name, u.name as caller_name from (
                    select p.called_by, %s from prospect p where p.list_id = :list and p.called_by is not null group by p.called_by) n
                join app_user u on u.login = n.called_by order by lower(u.name), n.called_by""".formatted(SHARES), null, list, viewer);
    }

    private List<Row> read(String sql, Instant since, UUID list, Viewer viewer) {
        return jdbc.sql(sql).params(viewer.parameters()).param("since", since == null ? null : since.atOffset(ZoneOffset.UTC)).param("list", list)
                .query((row, n) -> new Row(row.getObject("list_id", UUID.class), row.getString("list_name"), row.getString("called_by"), row.getString("caller_name"),
                        new Shares(row.getInt("called"), row.getInt("reached"), row.getInt("interested"), row.getInt("data_judged"), row.getInt("data_right"),
                                row.getInt("company_asked"), row.getInt("know_company"), row.getInt("product_asked"), row.getInt("know_product"),
                                row.getInt("rep_asked"), row.getInt("know_rep"))))
                .list();
    }

    /** When customers were counted by grade last; empty before the first time. */
    public Optional<Instant> gradesCountedAt() {
        return counts.countedAt();
    }

    /** What second persons found since, by who made the sheets and how; and how many wait. */
    public List<Checked> checked(Instant since, Viewer viewer) {
        return jdbc.sql("""
                        select n.*, u.name as maker_name from (
                            select k.made_by as maker, k.origin, count(*) filter (where k.checked_at is not null) as sheets, count(*) filter (where k.checked_at is null) as waiting,
                                   coalesce(sum(f.lines), 0) as lines, coalesce(sum(f.of_right), 0) as "right"
                            from sheet_check k
                            cross join lateral (select count(*) as lines, count(*) filter (where verdict = 'RIGHT') as of_right from sheet_check_field where check_id = k.id) f
                            where %s and (k.checked_at is null or k.checked_at >= :since) group by k.made_by, k.origin) n
                        join app_user u on u.login = n.maker order by lower(u.name), n.maker, n.origin""".formatted(viewer.sees("k.made_by")))
                .params(viewer.parameters()).param("since", since.atOffset(ZoneOffset.UTC)).query(Checked.class).list();
    }

    /** How many customers of each grade those have whom the viewer leads, as last counted. */
    public List<TerritoryNumbers> grades(Viewer viewer) {
        return counts.byRep(viewer);
    }
}
