package dev.salesflow.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salesflow.SalesflowTest;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.Viewer;
import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.DealFacts;
import dev.salesflow.opportunity.DealFixture;
import dev.salesflow.opportunity.FactBook;
import dev.salesflow.opportunity.Opening;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.opportunity.Stage;
import dev.salesflow.shared.Page;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** What became of a team's deals between two days: figures are reckoned by hand. */
@SalesflowTest
class ForecastFlowTest {

    private static final Period NOW = Period.of(LocalDate.now());
    private static final Period NEXT = NOW.plus(1);
    private static final LocalDate THEN = NEXT.from().plusDays(20);
    private static final LocalDate DAY = LocalDate.now().minusDays(420);

    @Autowired
    Forecast forecast;
    @Autowired
    ForecastFlows flows;
    @Autowired
    Snapshots snapshots;
    @Autowired
    OpportunityBook book;
    @Autowired
    FactBook facts;
    @Autowired
    Viewers viewers;
    @Autowired
    JdbcClient jdbc;

    DealFixture fixture;
    UUID team;
    String rep;
    String manager;

    @BeforeEach
    void aTeam() {
        fixture = new DealFixture(jdbc);
        team = fixture.team();
        rep = fixture.person("REP", team);
        manager = fixture.person("MANAGER", team);
    }

    private UUID deal(Stage stage, long amount, LocalDate signing) {
        var deal = book.open(Opening.of(fixture.customer(rep), UUID.randomUUID().toString()), rep).id();
        facts.learn(deal, DealFacts.NONE.withAmount(BigDecimal.valueOf(amount), "CNY").withExpectedSigning(signing), rep);
        jdbc.sql("update opportunity set stage = ? where id = ?").params(stage.name(), deal).update();
        return deal;
    }

    private void win(UUID deal, long amount, String currency) {
        book.win(deal, LocalDate.now(), BigDecimal.valueOf(amount), currency, rep);
    }

    private Scope ours() {
        return new Scope(new Viewer(manager, Role.MANAGER, Set.of(team)), rep, null, "CNY");
    }

    private Scope of(String login, String currency) {
        return new Scope(viewers.of(login), null, null, currency);
    }

    private ForecastFlow flow(LocalDate second) {
        return flows.flow(ours(), NEXT, DAY, second);
    }

    private static void difference(ForecastFlow flow, Movement movement, String amount) {
        assertThat(flow.steps().get(movement).difference()).isEqualByComparingTo(amount);
    }

    private static void addsUp(ForecastFlow flow) {
        assertThat(flow.steps().values().stream().map(ForecastFlow.Step::difference).reduce(flow.start(), BigDecimal::add)).isEqualByComparingTo(flow.end());
    }

    private void snapshot(LocalDate day) {
        jdbc.sql("delete from forecast_snapshot where taken_on = ?").param(day).update();
        var today = LocalDate.now();
        jdbc.sql("delete from forecast_snapshot where taken_on >= ?").param(today.minusDays(7)).update();
        snapshots.nightly();
        jdbc.sql("update forecast_snapshot set taken_on = ? where taken_on = ?").params(day, today).update();
    }

    @Test
    void whatMovedBetweenTwoDaysAddsUpDealByDeal() {
        deal(Stage.DEMO, 100, THEN);
        var changed = deal(Stage.DEMO, 200, THEN);
        var pushed = deal(Stage.DEMO, 300, THEN);
        var lost = deal(Stage.DEMO, 400, THEN);
        var won = deal(Stage.CONTRACT, 500, THEN);
        var pulled = deal(Stage.DEMO, 600, NEXT.to().plusDays(40));
        var day = LocalDate.now().minusDays(400);
        snapshot(day);

        deal(Stage.DEMO, 700, THEN);
        facts.learn(changed, DealFacts.NONE.withAmount(BigDecimal.valueOf(250), "CNY"), rep);
        facts.learn(pushed, DealFacts.NONE.withExpectedSigning(NEXT.to().plusDays(1)), rep);
        facts.learn(pulled, DealFacts.NONE.withExpectedSigning(THEN), rep);
        book.lose(lost, "Price", null, rep);
        book.win(won, LocalDate.now(), BigDecimal.valueOf(480), "CNY", rep);
        jdbc.sql("update opportunity set closed_on = ? where id = ?").params(THEN, won).update();
        var flow = flows.flow(ours(), NEXT, day, null);

        assertThat(flow.start()).isEqualByComparingTo("1500");
        assertThat(flow.steps().get(Movement.NEW).difference()).isEqualByComparingTo("700");
        assertThat(flow.steps().get(Movement.PULLED_IN).difference()).isEqualByComparingTo("600");
        assertThat(flow.steps().get(Movement.CHANGED).difference()).isEqualByComparingTo("30");
        assertThat(flow.steps().get(Movement.PUSHED_OUT).difference()).isEqualByComparingTo("-300");
        assertThat(flow.steps().get(Movement.LOST).difference()).isEqualByComparingTo("-400");
        assertThat(flow.steps().get(Movement.WON).difference()).isEqualByComparingTo("-480");
        assertThat(flow.end()).isEqualByComparingTo("1650");
        assertThat(flow.steps().values().stream().map(ForecastFlow.Step::difference).reduce(flow.start(), BigDecimal::add)).isEqualByComparingTo(flow.end());
        assertThat(flows.deals(ours(), NEXT, day, null, Movement.PUSHED_OUT, new Page.Request(0, 10)).items()).singleElement()
                .satisfies(moved -> assertThat(moved.id()).isEqualTo(pushed));
    }

    @Test
    void fromOneSnapshotToAnotherEveryMovementIsToldWhateverCameLater() {
        var pushed = deal(Stage.DEMO, 300, THEN);
        var pulled = deal(Stage.DEMO, 600, NEXT.to().plusDays(40));
        var omitted = deal(Stage.DEMO, 70, THEN);
        var counted = deal(Stage.DEMO, 80, THEN);
        var given = deal(Stage.DEMO, 1000, THEN);
        var dollars = deal(Stage.DEMO, 20, THEN);
        forecast.say(book.get(counted), Voice.REP, Category.OMITTED, null, rep);
        snapshot(DAY);
        facts.learn(pushed, DealFacts.NONE.withExpectedSigning(NEXT.to().plusDays(1)), rep);
        facts.learn(pulled, DealFacts.NONE.withExpectedSigning(THEN), rep);
        forecast.say(book.get(omitted), Voice.REP, Category.OMITTED, null, rep);
        forecast.say(book.get(counted), Voice.REP, null, null, rep);
        book.handOver(given, fixture.person("REP", team), rep);
        facts.learn(dollars, DealFacts.NONE.withAmount(BigDecimal.valueOf(3), "USD"), rep);
        snapshot(DAY.plusDays(7));
        book.lose(pulled, "Price", null, rep);
        facts.learn(omitted, DealFacts.NONE.withAmount(BigDecimal.valueOf(9999), "CNY"), rep);

        var flow = flow(DAY.plusDays(7));

        assertThat(flow.start()).isEqualByComparingTo("1390");
        difference(flow, Movement.PUSHED_OUT, "-300");
        difference(flow, Movement.PULLED_IN, "600");
        difference(flow, Movement.OMITTED, "-70");
        difference(flow, Movement.COUNTED, "80");
        difference(flow, Movement.HANDED_OVER, "-1000");
        difference(flow, Movement.OTHER_CURRENCY, "-20");
        addsUp(flow);
        assertThat(flow.bars()).extracting(ForecastFlow.Bar::name).contains("OMITTED", "HANDED_OVER").doesNotContain("TAKEN_OVER");
        assertThat(flow.end()).isEqualByComparingTo(forecastThen(DAY.plusDays(7)));
    }

    /** What the page would have shown: commit, likely and pipeline. */
    private BigDecimal forecastThen(LocalDate day) {
        return jdbc.sql("select sum(amount) from forecast_snapshot where taken_on = ? and owner_login = ? and currency = 'CNY' and category <> 'OMITTED'"
                + " and expected_signing between ? and ?").params(day, rep, NEXT.from(), NEXT.to()).query(BigDecimal.class).single();
    }

    @Test
    void aDealHandedOverStaysInThePastOfWhoOwnedItThen() {
        var past = Period.of(LocalDate.now()).plus(-2);
        var colleague = fixture.person("REP", fixture.team());
        var given = deal(Stage.CONTRACT, 1000, past.from().plusDays(30));
        forecast.say(book.get(given), Voice.REP, Category.COMMIT, null, rep);
        var moved = deal(Stage.CONTRACT, 400, THEN);
        snapshot(past.from().plusDays(1));
        book.handOver(given, colleague, rep);
        book.handOver(moved, colleague, rep);
        jdbc.sql("update app_user set team_id = null where login = ?").param(rep).update();

        assertThat(flows.accuracy(ours(), past).orElseThrow().committed()).isEqualByComparingTo("1000");
        assertThat(flows.accuracy(new Scope(viewers.of(colleague), null, null, "CNY"), past).orElseThrow().committed()).isZero();
        difference(flows.flow(ours(), NEXT, past.from().plusDays(1), null), Movement.HANDED_OVER, "-400");
        difference(flows.flow(new Scope(viewers.of(colleague), null, null, "CNY"), NEXT, past.from().plusDays(1), null), Movement.TAKEN_OVER, "400");
        assertThat(flows.deals(ours(), NEXT, past.from().plusDays(1), null, Movement.HANDED_OVER, new Page.Request(0, 10)).items()).singleElement()
                .satisfies(one -> {
                    assertThat(one.seen()).isFalse();
                    assertThat(one.after()).isNull();
                    assertThat(one.signingAfter()).isNull();
                });
    }

    @Test
    void whatCameInAndWasClosedOnTheWayCameInAndWentOut() {
        var undated = deal(Stage.DEMO, 100, null);
        var early = deal(Stage.DEMO, 300, THEN);
        var omitted = deal(Stage.DEMO, 40, LocalDate.now());
        forecast.say(book.get(omitted), Voice.REP, Category.OMITTED, null, rep);
        var counted = deal(Stage.DEMO, 100, LocalDate.now());
        snapshot(DAY);
        facts.learn(undated, DealFacts.NONE.withExpectedSigning(LocalDate.now()), rep);
        win(undated, 90, "CNY");
        win(early, 300, "CNY");
        win(omitted, 40, "CNY");
        win(counted, 80, "CNY");
        win(deal(Stage.DEMO, 7, null), 70, "CNY");
        book.lose(deal(Stage.DEMO, 60, LocalDate.now()), "Price", null, rep);
        var neverCounted = deal(Stage.DEMO, 999, LocalDate.now());
        forecast.say(book.get(neverCounted), Voice.REP, Category.OMITTED, null, rep);
        book.lose(neverCounted, "Price", null, rep);

        var flow = flows.flow(ours(), NOW, DAY, null);

        assertThat(flow.start()).isEqualByComparingTo("100");
        difference(flow, Movement.NEW, "130");
        difference(flow, Movement.PULLED_IN, "390");
        difference(flow, Movement.COUNTED, "40");
        difference(flow, Movement.CHANGED, "-20");
        difference(flow, Movement.LOST, "-60");
        difference(flow, Movement.WON, "-580");
        assertThat(flow.end()).isZero();
        addsUp(flow);
        assertThat(forecast.sums(ours(), NOW).won()).isEqualByComparingTo("580");
        assertThat(flows.deals(ours(), NOW, DAY, null, Movement.WON, new Page.Request(0, 10)).items()).extracting(ForecastFlows.Moved::id)
                .containsExactlyInAnyOrder(early, undated, counted, omitted, flows.deals(ours(), NOW, DAY, null, Movement.NEW, new Page.Request(0, 10)).items()
                        .stream().filter(one -> one.after().intValue() == 70).findFirst().orElseThrow().id());
        var next = flows.flow(ours(), NEXT, DAY, null);
        difference(next, Movement.PUSHED_OUT, "-300");
        assertThat(next.steps()).containsOnlyKeys(Movement.PUSHED_OUT);
    }

    @Test
    void aDealHandedOverIsWonByWhoeverOwnedItThenInTheCurrencyItWasSignedIn() {
        var colleague = fixture.person("REP", fixture.team());
        var given = deal(Stage.CONTRACT, 1000, LocalDate.now());
        var dollars = deal(Stage.CONTRACT, 50, LocalDate.now());
        snapshot(DAY);
        book.handOver(given, colleague, rep);
        win(given, 900, "CNY");
        win(dollars, 7, "USD");
        jdbc.sql("update app_user set team_id = null where login = ?").param(rep).update();

        var ours = flows.flow(ours(), NOW, DAY, null);
        assertThat(ours.steps()).containsOnlyKeys(Movement.HANDED_OVER, Movement.OTHER_CURRENCY);
        difference(ours, Movement.HANDED_OVER, "-1000");
        difference(ours, Movement.OTHER_CURRENCY, "-50");
        addsUp(ours);
        var theirs = flows.flow(of(colleague, "CNY"), NOW, DAY, null);
        difference(theirs, Movement.TAKEN_OVER, "900");
        difference(theirs, Movement.WON, "-900");
        addsUp(theirs);
        var inDollars = flows.flow(new Scope(new Viewer(manager, Role.MANAGER, Set.of(team)), null, null, "USD"), NOW, DAY, null);
        difference(inDollars, Movement.OTHER_CURRENCY, "7");
        difference(inDollars, Movement.WON, "-7");
        addsUp(inDollars);
    }

    private enum At {
        ABSENT, UNDATED, IN, ELSEWHERE, OMITTED, OTHERS, DOLLARS, WON, WON_ELSEWHERE, LOST, LOST_ELSEWHERE;

        boolean isOpen() {
            return compareTo(WON) < 0;
        }
    }

    /** Every way a deal can stand on the first day, with every way it can stand on the second; taken back, since closed deals make history. */
    @Test
    @Transactional
    void startAndMovementsMakeTheEndInEveryCaseAndNowIsAsGoodAsASnapshot() {
        var first = LocalDate.now().minusDays(15);
        var second = LocalDate.now().minusDays(8);
        var period = Period.of(first.plusDays(3));
        var colleague = fixture.person("REP", fixture.team());
        var customer = fixture.customer(rep);
        var start = 0L;
        var end = 0L;
        var won = 0L;
        for (var before : Arrays.stream(At.values()).filter(At::isOpen).toList()) {
            for (var after : Arrays.stream(At.values()).filter(at -> at != At.ABSENT).toList()) {
                var amount = 1000 + 17 * (before.ordinal() * 11 + after.ordinal());
                var later = amount + after.ordinal() % 2 * 5;
                var deal = closedOrOpen(customer, after, after == At.OTHERS ? colleague : rep, later, period, before == At.ABSENT ? first.plusDays(1) : first.minusDays(30), first.plusDays(3));
                if (before != At.ABSENT) {
                    keep(deal, first, before, before == At.OTHERS ? colleague : rep, amount, period);
                }
                if (after.isOpen()) {
                    keep(deal, second, after, after == At.OTHERS ? colleague : rep, later, period);
                }
                start += before == At.IN ? amount : 0;
                end += after == At.IN ? later : 0;
                won += after == At.WON ? later : 0;
            }
        }

        for (var until : Arrays.asList(null, second)) {
            var flow = flows.flow(ours(), period, first, until);
            assertThat(flow.start()).isEqualByComparingTo(BigDecimal.valueOf(start));
            assertThat(flow.end()).isEqualByComparingTo(BigDecimal.valueOf(end));
            difference(flow, Movement.WON, "-" + won);
            addsUp(flow);
            assertThat(flow.steps()).containsOnlyKeys(Movement.values());
            assertThat(flow.steps().get(Movement.KEPT).difference()).isZero();
        }
    }

    private UUID closedOrOpen(UUID customer, At at, String owner, long amount, Period period, LocalDate created, LocalDate closed) {
        var id = UUID.randomUUID();
        var elsewhere = List.of(At.ELSEWHERE, At.LOST_ELSEWHERE).contains(at);
        jdbc.sql("""
                        insert into opportunity (id, customer_id, owner_login, stage, stage_entered_at, outcome, started_on, closed_on, amount, currency,
                            expected_signing, created_at, updated_at, version)
                        values (?, ?, ?, 'DEMO', now(), ?, '2017-01-01', ?, ?, ?, ?, ?, now(), 1)""")
                .params(id, customer, owner, at.isOpen() ? "OPEN" : at.name().substring(0, at.name().startsWith("WON") ? 3 : 4),
                        at.isOpen() ? null : at == At.WON_ELSEWHERE ? period.from().minusDays(1) : closed, amount, at == At.DOLLARS ? "USD" : "CNY",
                        at == At.UNDATED ? null : elsewhere ? period.to().plusDays(5) : period.to(), OffsetDateTime.parse(created + "T12:00:00Z"))
                .update();
        if (at == At.OMITTED) {
            forecast.say(book.get(id), Voice.REP, Category.OMITTED, null, rep);
        }
        return id;
    }

    private void keep(UUID deal, LocalDate day, At at, String owner, long amount, Period period) {
        jdbc.sql("""
                        insert into forecast_snapshot (taken_on, opportunity_id, owner_login, team_id, stage, category, percent, amount, currency, expected_signing)
                        values (?, ?, ?, (select team_id from app_user where login = ?), 'DEMO', ?, 20, ?, ?, ?)""")
                .params(day, deal, owner, owner, at == At.OMITTED ? "OMITTED" : "PIPELINE", amount, at == At.DOLLARS ? "USD" : "CNY",
                        at == At.UNDATED ? null : at == At.ELSEWHERE ? period.to().plusDays(5) : period.to())
                .update();
    }
}
