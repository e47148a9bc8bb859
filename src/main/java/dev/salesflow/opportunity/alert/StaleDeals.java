package dev.salesflow.opportunity.alert;

import dev.salesflow.identity.Viewer;
import dev.salesflow.opportunity.DealAlert.Matter;
import dev.salesflow.opportunity.DealSituation;
import dev.salesflow.opportunity.Stage;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which of the deals that were open on a chosen day stood still then: reckoned from the deals and their history, portion by portion. */
@Component
public class StaleDeals {

    private static final int PORTION = 1000;

    /** One that stood still; {@code beyond} the days more than usual, {@code owner} a name. */
    public record Stale(UUID deal, String customer, String grade, String owner, Stage stage, BigDecimal amount, String currency, int beyond) {
    }

    /** @param longest those that stand longest, at most as many as were asked for */
    public record Found(long open, long stale, Map<Stage, Long> byStage, List<Stale> longest) {
    }

    private record Standing(UUID id, int beyond, DealSituation then) {
    }

    private final Situations situations;
    private final DealAlerts alerts;
    private final JdbcClient jdbc;

    StaleDeals(Situations situations, DealAlerts alerts, JdbcClient jdbc) {
        this.situations = situations;
        this.alerts = alerts;
        this.jdbc = jdbc;
    }

    /** @param owner only this rep's; null for all @param team only this team's and those below it; null for all */
    @Transactional(readOnly = true)
    public Found on(LocalDate day, Viewer viewer, String owner, UUID team, int most) {
        var own = new HashMap<String, Object>();
        var condition = (owner == null ? "true" : "o.owner_login = :owner") + (team == null ? "" : " and " + Viewer.inTeam("o.owner_login"));
        if (owner != null) {
            own.put("owner", owner);
        }
        if (team != null) {
            own.put("team", team);
        }
        var open = 0L;
        var byStage = new EnumMap<Stage, Long>(Stage.class);
        var longest = new PriorityQueue<>(Comparator.comparingInt(Standing::beyond));
        var cases = situations.seen(viewer, condition, own, new UUID(0, 0), PORTION, day);
        while (!cases.isEmpty()) {
            open += cases.size();
            add(cases, byStage, longest, most);
            cases = cases.size() < PORTION ? List.of() : situations.seen(viewer, condition, own, cases.get(cases.size() - 1).id(), PORTION, day);
        }
        return new Found(open, byStage.values().stream().mapToLong(Long::longValue).sum(), byStage, told(longest));
    }

    private void add(List<Situations.Case> cases, Map<Stage, Long> byStage, PriorityQueue<Standing> longest, int most) {
        var stale = alerts.judge(cases).stream().filter(mark -> mark.matter() == Matter.STANDSTILL).map(Mark::deal).collect(Collectors.toCollection(HashSet::new));
        for (var one : cases) {
            if (stale.contains(one.id())) {
                byStage.merge(one.situation().stage(), 1L, Long::sum);
                longest.add(new Standing(one.id(), one.beyond(), one.situation()));
                if (longest.size() > most) {
                    longest.poll();
                }
            }
        }
    }

    private List<Stale> told(PriorityQueue<Standing> longest) {
        var standing = longest.stream().collect(Collectors.toMap(Standing::id, Function.identity()));
        var told = new ArrayList<>(jdbc.sql("""
                        select o.id, c.name, c.grade, coalesce(u.name, o.owner_login), o.currency from opportunity o
                        join customer c on c.id = o.customer_id left join app_user u on u.login = o.owner_login where o.id = any(?)""")
                .param(standing.keySet().toArray(UUID[]::new))
                .query((row, n) -> stale(row, standing.get(row.getObject(1, UUID.class)))).list());
        told.sort(Comparator.comparingInt(Stale::beyond).reversed().thenComparing(Stale::deal));
        return told;
    }

    private static Stale stale(ResultSet row, Standing standing) throws SQLException {
        return new Stale(standing.id(), row.getString(2), row.getString(3), row.getString(4), standing.then().stage(), standing.then().amount(), row.getString(5),
                standing.beyond());
    }
}
