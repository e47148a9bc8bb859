package dev.salesflow.process.web;

import dev.salesflow.identity.Viewer;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.opportunity.Stage;
import dev.salesflow.opportunity.alert.DealAlerts;
import dev.salesflow.opportunity.alert.Mark;
import dev.salesflow.process.engine.language.ModelTexts;
import dev.salesflow.shared.Money;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The open deals as columns of cards, one column a stage, each card with the step that leads on. */
@Component
class Board {

    static final int CARDS = 20;

    /** The task that leads on, in the reader's language. */
    record Step(String task, String name) {
    }

    /** @param days in the stage; {@code step} null where no task is open, {@code owner} a name */
    record Card(UUID deal, String customer, String grade, String owner, String amount, long days, LocalDate expectedSigning, boolean paused,
            List<Mark> marks, Step step) {
    }

    /** @param money one text per currency */
    record Column(Stage stage, long count, List<String> money, List<Card> cards) {

        public long more() {
            return count - cards.size();
        }
    }

    private record Sum(Stage stage, String currency, long count, BigDecimal amount) {
    }

    private final JdbcClient jdbc;
    private final DealAlerts alerts;
    private final ModelTexts texts;
    private final Clock clock;

    Board(JdbcClient jdbc, DealAlerts alerts, ModelTexts texts, Clock clock) {
        this.jdbc = jdbc;
        this.alerts = alerts;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * @param mine only deals that the viewer or their teams own, without those they help with or look after for somebody
     * @param owner only this rep's; null for all
     * @param team only this team's and those below it; null for all
     */
    List<Column> of(Viewer viewer, boolean mine, String owner, UUID team, Locale locale) {
        var parameters = new HashMap<String, Object>(viewer.parameters());
        var condition = mine ? viewer.answersFor("o.owner_login") : OpportunityBook.sees(viewer);
        if (owner != null) {
            condition += " and o.owner_login = :owner";
            parameters.put("owner", owner);
        }
        if (team != null) {
            condition += " and " + Viewer.inTeam("o.owner_login");
            parameters.put("team", team);
        }
        var sums = sums(condition, parameters).stream().collect(Collectors.groupingBy(Sum::stage));
        var cards = cards(condition, parameters, locale);
        return Stage.ALL.stream().map(stage -> column(stage, sums.getOrDefault(stage, List.of()), cards.getOrDefault(stage, List.of()), locale)).toList();
    }

    private static Column column(Stage stage, List<Sum> sums, List<Card> cards, Locale locale) {
        return new Column(stage, sums.stream().mapToLong(Sum::count).sum(),
                sums.stream().filter(sum -> sum.amount() != null).map(sum -> Money.rounded(sum.amount(), sum.currency() == null ? "" : sum.currency(), locale)).toList(),
                cards);
    }

    private List<Sum> sums(String condition, Map<String, Object> parameters) {
        return jdbc.sql("select o.stage, o.currency, count(*), sum(o.amount) from opportunity o where o.outcome = 'OPEN' and " + condition
                        + " group by o.stage, o.currency order by o.currency").params(parameters)
                .query((row, n) -> new Sum(Stage.valueOf(row.getString(1)), row.getString(2), row.getLong(3), row.getBigDecimal(4))).list();
    }

    /** The largest of each stage. */
    private Map<Stage, List<Card>> cards(String condition, Map<String, Object> parameters, Locale locale) {
        var found = new ArrayList<Map.Entry<Stage, Card>>();
        jdbc.sql("""
                        select o.id, o.stage, c.name, c.grade, coalesce(u.name, o.owner_login) as owner, o.amount, o.currency, o.stage_entered_at,
                            o.expected_signing, o.paused
                        from unnest(:allStages) as s(stage) cross join lateral (
                            select o.* from opportunity o where o.outcome = 'OPEN' and o.stage = s.stage and %s
                            order by o.amount desc nulls last, o.id limit :cards) o
                        join customer c on c.id = o.customer_id left join app_user u on u.login = o.owner_login
                        order by o.amount desc nulls last, o.id""".formatted(condition))
                .params(parameters).param("allStages", Stage.ALL.stream().map(Stage::name).toArray(String[]::new)).param("cards", CARDS)
                .query((row, n) -> found.add(Map.entry(Stage.valueOf(row.getString("stage")), card(row, locale)))).list();
        var deals = found.stream().map(entry -> entry.getValue().deal()).toList();
        var marks = alerts.of(deals);
        var steps = steps(deals, locale);
        return found.stream().collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.mapping(entry -> complete(entry.getValue(), marks, steps), Collectors.toList())));
    }

    private Card card(ResultSet row, Locale locale) throws SQLException {
        var amount = row.getBigDecimal("amount");
        var entered = LocalDate.ofInstant(row.getTimestamp("stage_entered_at").toInstant(), clock.getZone());
        return new Card(row.getObject("id", UUID.class), row.getString("name"), row.getString("grade"), row.getString("owner"),
                amount == null ? null : Money.rounded(amount, row.getString("currency"), locale), ChronoUnit.DAYS.between(entered, LocalDate.now(clock)),
                row.getObject("expected_signing", LocalDate.class), row.getBoolean("paused"), List.of(), null);
    }

    private static Card complete(Card card, Map<UUID, List<Mark>> marks, Map<UUID, Step> steps) {
        return new Card(card.deal(), card.customer(), card.grade(), card.owner(), card.amount(), card.days(), card.expectedSigning(), card.paused(),
                marks.getOrDefault(card.deal(), List.of()), steps.get(card.deal()));
    }

    /** The oldest open task of each: a manager's review of a standstill comes beside it and later. */
    private Map<UUID, Step> steps(List<UUID> deals, Locale locale) {
        var steps = new HashMap<UUID, Step>();
        jdbc.sql("""
                        select e.business_key_, t.id_, t.name_, t.proc_def_id_, t.task_def_key_ from act_ru_execution e
                        join act_ru_task t on t.proc_inst_id_ = e.id_ where e.business_key_ = any(?) order by t.create_time_""")
                .param(deals.stream().map(UUID::toString).toArray(String[]::new))
                .query(row -> {
                    steps.putIfAbsent(UUID.fromString(row.getString(1)), new Step(row.getString(2),
                            texts.name(locale, row.getString(4), row.getString(5), row.getString(3))));
                });
        return steps;
    }
}
