package dev.salesflow.forecast;

import dev.salesflow.identity.Viewer;
import dev.salesflow.opportunity.Opportunity;
import dev.salesflow.opportunity.Stage;
import dev.salesflow.shared.Page;
import dev.salesflow.shared.Refusal;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door to the forecast. Who may see or say what is the caller's question. */
@Component
@Transactional
public class Forecast {

    /** Joins to a deal {@code o} what people say of it. */
    static final String WORDS = """

            left join forecast_call rep on rep.opportunity_id = o.id and rep.voice = 'REP'
            left join forecast_call manager on manager.opportunity_id = o.id and manager.voice = 'MANAGER'
            left join forecast_call leader on leader.opportunity_id = o.id and leader.voice = 'LEADER'
            """;
    /** Common tables up to {@code deal}: every open deal of a scope as it is counted on today. */
    static final String DEALS = Judgement.SQL + """
            , deal as (
                select o.id, o.customer_id, c.name as customer, c.grade, o.owner_login, u.team_id, coalesce(u.name, o.owner_login) as owner, o.stage,
                    o.expected_signing, """ + Scope.CURRENCY + """
                     as currency, o.amount as deal_amount, coalesce(leader.amount, manager.amount, rep.amount, o.amount) as amount, judged.percent,
                    judged.category as by_rule, rep.category as rep_category, rep.amount as rep_amount, manager.category as manager_category,
                    manager.amount as manager_amount, leader.category as leader_category, leader.amount as leader_amount,
                    coalesce(leader.category, manager.category, rep.category, judged.category) as category
                from opportunity o join customer c on c.id = o.customer_id
                """ + Judgement.JOIN + """

                left join app_user u on u.login = o.owner_login
                """ + WORDS + """
                where o.outcome = 'OPEN' and %s)
            """;
    /**
     * Open deals that count in no quarter to come: those without an expected signing day, and those expected in a quarter that is
     * over, of which nobody said for when they are expected now. Amounts are of those with a known one.
     */
    public record Uncounted(long undated, BigDecimal undatedAmount, long overdue, BigDecimal overdueAmount) {
    }

    /** The teams of which the viewer is the next manager: their own, and those below it until another manager's begins. */
    private static final String LED = """
            with recursive led(id) as (
                select me.team_id from app_user me where me.login = :viewer and me.team_id is not null
                union select t.id from team t join led l on t.parent_id = l.id
                    where not exists (select 1 from app_user m where m.team_id = t.id and m.role = 'MANAGER' and m.enabled))
            select id from led""";
    private static final String IN_PERIOD = " expected_signing between :from and :to ";

    private final JdbcClient jdbc;
    private final Judgement judgement;
    private final Clock clock;

    Forecast(JdbcClient jdbc, Judgement judgement, Clock clock) {
        this.jdbc = jdbc;
        this.judgement = judgement;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public ForecastSums sums(Scope scope, Period period) {
        var open = new EnumMap<Category, BigDecimal>(Category.class);
        var deals = new EnumMap<Category, Long>(Category.class);
        var weighted = new BigDecimal[] {BigDecimal.ZERO};
        var parameters = parameters(scope, period);
        jdbc.sql(of(scope) + "select category, count(*), coalesce(sum(amount), 0), coalesce(sum(round(amount * percent / 100, 2)), 0)"
                        + " from deal where" + IN_PERIOD + "group by category")
                .params(parameters).query((row, n) -> {
                    var category = Category.valueOf(row.getString(1));
                    deals.put(category, row.getLong(2));
                    open.put(category, row.getBigDecimal(3));
                    weighted[0] = category == Category.OMITTED ? weighted[0] : weighted[0].add(row.getBigDecimal(4));
                    return category;
                }).list();
        return jdbc.sql("select count(*), coalesce(sum(o.amount), 0) from opportunity o where o.outcome = 'WON' and o.closed_on between :from and :to and "
                        + scope.sql())
                .params(parameters)
                .query((row, n) -> new ForecastSums(row.getBigDecimal(2), row.getLong(1), open, deals, weighted[0].add(row.getBigDecimal(2)))).single();
    }

    @Transactional(readOnly = true)
    public Uncounted uncounted(Scope scope) {
        return jdbc.sql("""
                        select count(*) filter (where o.expected_signing is null) as undated,
                            coalesce(sum(o.amount) filter (where o.expected_signing is null), 0) as undated_amount,
                            count(o.expected_signing) as overdue, coalesce(sum(o.amount) filter (where o.expected_signing is not null), 0) as overdue_amount
                        from opportunity o where o.outcome = 'OPEN' and (o.expected_signing is null or o.expected_signing < :quarter) and\s""" + scope.sql())
                .params(scope.parameters()).param("quarter", Period.of(LocalDate.now(clock)).from()).query(Uncounted.class).single();
    }

    /** The largest first. */
    @Transactional(readOnly = true)
    public Page<ForecastDeal> deals(Scope scope, Period period, Category category, Page.Request page) {
        var where = " from deal where" + IN_PERIOD + (category == null ? "" : "and category = :category ");
        var parameters = parameters(scope, period);
        if (category != null) {
            parameters.put("category", category.name());
        }
        var rows = jdbc.sql(of(scope) + "select deal.*, team_id = any(array(" + LED
                        + ")) as led" + where + "order by amount desc nulls last, id limit :size offset :offset")
                .params(parameters).param("size", page.size()).param("offset", page.offset())
                .query((row, n) -> deal(row, scope.viewer())).list();
        var total = jdbc.sql(of(scope) + "select count(*)" + where).params(parameters).query(Long.class).single();
        return page.of(rows, total);
    }

    /** Percent of winning by stage, as it is reckoned with now. */
    @Transactional(readOnly = true)
    public Map<Stage, Integer> percents() {
        return judgement.percents();
    }

    /** By stage, what own history says of an earlier one: the least that its odds are. */
    @Transactional(readOnly = true)
    public Map<Stage, Integer> floors() {
        return judgement.floors();
    }

    /** In which deals are worth something, and the company's own. */
    @Transactional(readOnly = true)
    public List<String> currencies() {
        return jdbc.sql("select distinct currency from (select currency from company union select currency from opportunity where currency is not null) c"
                + " where currency is not null order by 1").query(String.class).list();
    }

    /**
     * What somebody says of a deal over the rules; null for both takes it back.
     *
     * @param amount never below zero
     */
    public void say(Opportunity deal, Voice voice, Category category, BigDecimal amount, String by) {
        deal.mustBeOpen();
        if (amount != null && amount.signum() < 0) {
            throw Refusal.ofField("amount", "error.negativeAmount");
        }
        if (category == null && amount == null) {
            jdbc.sql("delete from forecast_call where opportunity_id = ? and voice = ?").params(deal.id(), voice.name()).update();
            return;
        }
        jdbc.sql("""
                        insert into forecast_call (opportunity_id, voice, category, amount, said_by, said_at) values (?, ?, ?, ?, ?, ?)
                        on conflict (opportunity_id, voice) do update set category = excluded.category, amount = excluded.amount,
                            said_by = excluded.said_by, said_at = excluded.said_at""")
                .params(deal.id(), voice.name(), category == null ? null : category.name(), amount, by, clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Begins a query of the scope's open deals as they are counted on today. */
    static String of(Scope scope) {
        return "with " + DEALS.formatted(scope.sql());
    }

    /** What {@link #DEALS} needs; asks the rules, so once a question is enough. */
    Map<String, Object> parameters(Scope scope, Period period) {
        var parameters = withinPeriod(scope, period);
        parameters.putAll(judgement.parameters());
        parameters.put("today", LocalDate.now(clock));
        return parameters;
    }

    static Map<String, Object> withinPeriod(Scope scope, Period period) {
        var parameters = new HashMap<>(scope.parameters());
        parameters.put("from", period.from());
        parameters.put("to", period.to());
        return parameters;
    }

    /** As whom this person speaks of the deal: its rep, the next manager above them, or somebody above that. */
    @Transactional(readOnly = true)
    public Voice voice(Opportunity deal, Viewer viewer) {
        return voice(viewer, jdbc.sql("select exists (select 1 from app_user u where u.login = :owner and u.team_id = any(array(" + LED + ")))")
                .param("owner", deal.owner()).param("viewer", viewer.login()).query(Boolean.class).single());
    }

    private static Voice voice(Viewer viewer, boolean led) {
        return !viewer.leads() ? Voice.REP : led && viewer.isManager() ? Voice.MANAGER : Voice.LEADER;
    }

    private static ForecastDeal deal(ResultSet row, Viewer viewer) throws SQLException {
        var words = new EnumMap<Voice, Word>(Voice.class);
        for (var voice : Voice.values()) {
            var name = voice.name().toLowerCase(Locale.ROOT);
            var word = new Word(category(row.getString(name + "_category")), row.getBigDecimal(name + "_amount"));
            if (word.category() != null || word.amount() != null) {
                words.put(voice, word);
            }
        }
        return new ForecastDeal(row.getObject("id", UUID.class), row.getString("customer"), row.getString("grade"), row.getString("owner"),
                Stage.valueOf(row.getString("stage")), row.getObject("expected_signing", LocalDate.class),
                row.getInt("percent"), row.getBigDecimal("amount"), row.getBigDecimal("deal_amount"), row.getString("currency"),
                Category.valueOf(row.getString("category")), Category.valueOf(row.getString("by_rule")), words, voice(viewer, row.getBoolean("led")));
    }

    private static Category category(String name) {
        return name == null ? null : Category.valueOf(name);
    }
}
