package dev.salesflow.opportunity.alert;

import dev.salesflow.identity.Viewer;
import dev.salesflow.opportunity.DealAlert;
import dev.salesflow.opportunity.DealAlert.Level;
import dev.salesflow.opportunity.DealAlert.Matter;
import dev.salesflow.opportunity.DealRules;
import dev.salesflow.opportunity.Stage;
import dev.salesflow.rules.FiredRow;
import dev.salesflow.rules.RowNote;
import dev.salesflow.rules.RuleBook;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door to what is wrong with open deals. What it tells was found when a deal was last looked at: each day, and when it changed. */
@Component
@Transactional
public class DealAlerts {

    /** A deal with marks, for lists of what calls for attention; {@code owner} is a name. */
    public record Alerting(UUID deal, String customer, String grade, String owner, Stage stage, BigDecimal amount, String currency, List<Mark> marks) {
    }

    private final JdbcClient jdbc;
    private final RuleBook rules;
    private final Situations situations;
    private final Clock clock;

    DealAlerts(JdbcClient jdbc, RuleBook rules, Situations situations, Clock clock) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.situations = situations;
        this.clock = clock;
    }

    /** The marks of these deals, the most urgent first; a deal without any is absent. */
    @Transactional(readOnly = true)
    public Map<UUID, List<Mark>> of(Collection<UUID> deals) {
        return jdbc.sql("select * from deal_alert where opportunity_id = any(?) order by (level = 'URGENT') desc, matter")
                .param(deals.toArray(UUID[]::new)).query((row, n) -> mark(row)).list().stream().collect(Collectors.groupingBy(Mark::deal));
    }

    /** What preparing its demo, answering a doubt or signing for a deal does not make one's concern: its rep, and who leads them, can mend it. */
    private static String worksOn(Viewer viewer) {
        return viewer.worksOn("o.owner_login");
    }

    /** Those the viewer works on: with something urgent first, then the largest. */
    @Transactional(readOnly = true)
    public List<Alerting> seenBy(Viewer viewer, int most) {
        var rows = jdbc.sql("""
                        select o.id, c.name, c.grade, coalesce(u.name, o.owner_login) as owner, o.stage, o.amount, o.currency
                        from (select opportunity_id, bool_or(level = 'URGENT') as urgent from deal_alert group by opportunity_id) a
                        join opportunity o on o.id = a.opportunity_id join customer c on c.id = o.customer_id left join app_user u on u.login = o.owner_login
                        where o.outcome = 'OPEN' and %s order by a.urgent desc, o.amount desc nulls last, o.id limit :most""".formatted(worksOn(viewer)))
                .params(viewer.parameters()).param("most", most)
                .query((row, n) -> new Alerting(row.getObject(1, UUID.class), row.getString(2), row.getString(3), row.getString(4),
                        Stage.valueOf(row.getString(5)), row.getBigDecimal(6), row.getString(7), List.of())).list();
        var marks = of(rows.stream().map(Alerting::deal).toList());
        return rows.stream().map(row -> new Alerting(row.deal(), row.customer(), row.grade(), row.owner(), row.stage(), row.amount(), row.currency(),
                marks.getOrDefault(row.deal(), List.of()))).toList();
    }

    /** How many deals that the viewer works on have a mark. */
    @Transactional(readOnly = true)
    public long count(Viewer viewer) {
        return jdbc.sql("select count(distinct a.opportunity_id) from deal_alert a join opportunity o on o.id = a.opportunity_id where o.outcome = 'OPEN' and "
                + worksOn(viewer)).params(viewer.parameters()).query(Long.class).single();
    }

    /** Asks the table anew of these deals. */
    public void lookAt(List<UUID> deals) {
        keep(deals, situations.of(deals, LocalDate.now(clock)));
    }

    /** Of closed deals and those that rest nothing is said. */
    public void forget(UUID deal) {
        jdbc.sql("delete from deal_alert where opportunity_id = ?").param(deal).update();
    }

    void keep(List<UUID> looked, List<Situations.Case> cases) {
        var marks = judge(cases);
        var ids = marks.stream().map(Mark::deal).toArray(UUID[]::new);
        var matters = marks.stream().map(mark -> mark.matter().name()).toArray(String[]::new);
        jdbc.sql("""
                        delete from deal_alert a where a.opportunity_id = any(:looked) and not exists (
                            select 1 from unnest(:ids, :matters) as n(id, matter) where n.id = a.opportunity_id and n.matter = a.matter)""")
                .param("looked", looked.toArray(UUID[]::new)).param("ids", ids).param("matters", matters).update();
        jdbc.sql("""
                        insert into deal_alert (opportunity_id, matter, level, note_en, note_zh, since)
                        select id, matter, level, en, zh, :today from unnest(:ids, :matters, :levels, :en, :zh) as n(id, matter, level, en, zh)
                        on conflict (opportunity_id, matter) do update set level = excluded.level, note_en = excluded.note_en, note_zh = excluded.note_zh""")
                .param("today", LocalDate.now(clock)).param("ids", ids).param("matters", matters)
                .param("levels", marks.stream().map(mark -> mark.level().name()).toArray(String[]::new))
                .param("en", marks.stream().map(mark -> mark.reason().en()).toArray(String[]::new))
                .param("zh", marks.stream().map(mark -> mark.reason().zh()).toArray(String[]::new)).update();
    }

    /** Of several rows on one matter the most urgent counts. */
    List<Mark> judge(List<Situations.Case> cases) {
        var decisions = rules.decideAll(DealRules.ALERT, cases.stream().map(Situations.Case::situation).toList());
        var marks = new ArrayList<Mark>();
        for (var n = 0; n < cases.size(); n++) {
            var byMatter = new EnumMap<Matter, FiredRow<DealAlert>>(Matter.class);
            decisions.get(n).fired().forEach(row -> byMatter.merge(row.result().matter(), row,
                    (one, other) -> one.result().level() == Level.URGENT ? one : other));
            var deal = cases.get(n).id();
            byMatter.forEach((matter, row) -> marks.add(new Mark(deal, matter, row.result().level(), row.note(), LocalDate.now(clock))));
        }
        return marks;
    }

    private static Mark mark(ResultSet row) throws SQLException {
        return new Mark(row.getObject("opportunity_id", UUID.class), Matter.valueOf(row.getString("matter")), Level.valueOf(row.getString("level")),
                new RowNote(row.getString("note_en"), row.getString("note_zh")), row.getObject("since", LocalDate.class));
    }
}
