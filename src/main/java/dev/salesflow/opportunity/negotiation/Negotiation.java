package dev.salesflow.opportunity.negotiation;

import dev.salesflow.identity.Viewer;
import dev.salesflow.opportunity.DealFacts;
import dev.salesflow.opportunity.FactBook;
import dev.salesflow.opportunity.Opportunity;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.opportunity.Stage;
import dev.salesflow.opportunity.negotiation.Round.Limit;
import dev.salesflow.shared.Ids;
import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The rounds of each deal's negotiation. */
@Component
@Transactional
public class Negotiation {

    private static final int MOST_POINTS = 50;

    private final OpportunityBook deals;
    private final FactBook factBook;
    private final JdbcClient jdbc;
    private final Clock clock;

    Negotiation(OpportunityBook deals, FactBook factBook, JdbcClient jdbc, Clock clock) {
        this.deals = deals;
        this.factBook = factBook;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The latest first; with our limit only for those who may read it. */
    @Transactional(readOnly = true)
    public List<Round> of(Opportunity deal, Viewer viewer) {
        var points = jdbc.sql("select p.* from negotiation_point p join negotiation_round r on r.id = p.round_id where r.opportunity_id = ? order by p.number")
                .param(deal.id()).query((row, n) -> Map.entry(row.getObject("round_id", UUID.class), point(row))).list().stream()
                .collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        var rounds = jdbc.sql("select * from negotiation_round where opportunity_id = ? order by number desc").param(deal.id())
                .query((row, n) -> round(row, points.getOrDefault(row.getObject("id", UUID.class), List.of()))).list();
        return readsLimit(deal, viewer) ? rounds : rounds.stream().map(Round::withoutLimit).toList();
    }

    /** The deal's rep, whoever stands in for them, and the managers who lead them: no other who looks on, and no administrator. */
    @Transactional(readOnly = true)
    public boolean readsLimit(Opportunity deal, Viewer viewer) {
        return !viewer.seesEverything() && deals.mayChange(deal, viewer);
    }

    /** Whether there is anything to negotiate about: before a quotation is made there is not. */
    public static boolean hasBegun(Opportunity deal) {
        return deal.stage().compareTo(Stage.QUOTATION) >= 0;
    }

    /** Takes down a round with the meeting that it was, told on the deal's page while its process goes on as it does. */
    public void told(UUID dealId, Round round, String by) {
        if (!hasBegun(deals.get(dealId))) {
            throw Refusal.conflict("negotiation.tooEarly");
        }
        factBook.recordMeeting(dealId, Stage.NEGOTIATION, round.heldOn(), Map.of("metWith", round.metWith(), "agreed", round.agreed()), DealFacts.NONE, by);
        held(dealId, round, by);
    }

    /** Takes down a round; its number is given here. */
    public void held(UUID dealId, Round round, String by) {
        deals.get(dealId).mustBeOpen();
        jdbc.sql("select id from opportunity where id = ? for no key update").param(dealId).query(UUID.class).optional();
        var problems = new Refusals().require(round.points().size() <= MOST_POINTS, "points", "negotiation.most", MOST_POINTS)
                .require(round.limit().walkAway() == null || round.limit().walkAway().signum() >= 0, "walkAway", "opportunity.negativeAmount")
                .add(PlainText.problem("limits", round.limit().limits(), 2000)).add(PlainText.problem("belowLimit", round.limit().whyBelow(), 1000))
                .require(!isBelowLimit(dealId, round) || PlainText.clean(round.limit().whyBelow()) != null, "belowLimit", "negotiation.belowLimit");
        round.points().forEach(point -> problems.addAll(point.problems()));
        problems.throwIfAny();
        var id = Ids.next();
        jdbc.sql("""
                        insert into negotiation_round (id, opportunity_id, number, held_on, met_with, agreed, price, walk_away, limits, below_reason, recorded_by, recorded_at)
                        values (?, ?, (select count(*) + 1 from negotiation_round where opportunity_id = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id, dealId, dealId, round.heldOn(), round.metWith(), round.agreed(), round.price(), round.limit().walkAway(),
                        PlainText.clean(round.limit().limits()), PlainText.clean(round.limit().whyBelow()), by, clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        for (var n = 0; n < round.points().size(); n++) {
            var point = round.points().get(n);
            jdbc.sql("insert into negotiation_point (round_id, number, kind, demand, given, taken, state) values (?, ?, ?, ?, ?, ?, ?)")
                    .params(id, n + 1, point.kind().name(), point.demand().strip(), PlainText.clean(point.given()), PlainText.clean(point.taken()), point.state().name())
                    .update();
        }
    }

    /** Below what is told now or was told last, whichever is higher: a limit that is let down in the round that breaks it was none. */
    private boolean isBelowLimit(UUID dealId, Round round) {
        var before = jdbc.sql("select walk_away from negotiation_round where opportunity_id = ? and walk_away is not null order by number desc limit 1")
                .param(dealId).query(BigDecimal.class).optional();
        return round.price() != null && Stream.concat(Stream.ofNullable(round.limit().walkAway()), before.stream())
                .anyMatch(limit -> round.price().compareTo(limit) < 0);
    }

    private static Point point(ResultSet row) throws SQLException {
        return new Point(Point.Kind.valueOf(row.getString("kind")), row.getString("demand"), row.getString("given"), row.getString("taken"),
                Point.State.valueOf(row.getString("state")));
    }

    private static Round round(ResultSet row, List<Point> points) throws SQLException {
        return new Round(row.getInt("number"), row.getObject("held_on", LocalDate.class), row.getString("met_with"), row.getString("agreed"),
                row.getBigDecimal("price"), new Limit(row.getBigDecimal("walk_away"), row.getString("limits"), row.getString("below_reason")), points, row.getString("recorded_by"));
    }
}
