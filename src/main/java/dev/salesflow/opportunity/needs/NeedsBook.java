package dev.salesflow.opportunity.needs;

import dev.salesflow.grading.BuyingPower;
import dev.salesflow.grading.NeedsJudge;
import dev.salesflow.grading.NeedsScore;
import dev.salesflow.opportunity.Opportunity;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.shared.Ids;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door to core needs and their scores. Whether somebody may write or score them is the caller's question. */
@Component
@Transactional
public class NeedsBook {

    static final int MOST = 10;

    private final OpportunityBook deals;
    private final Scorings scorings;
    private final NeedsJudge judge;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    NeedsBook(OpportunityBook deals, Scorings scorings, NeedsJudge judge, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.deals = deals;
        this.scorings = scorings;
        this.judge = judge;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public NeedsSheet of(UUID deal) {
        var needs = needs(deal);
        var last = scorings.last(deal);
        var power = last.map(Scoring::buyingPower).orElse(null);
        var judged = judge.judge(score(needs, power));
        return new NeedsSheet(needs, power, judged.result(), judged.note(),
                last.map(one -> LocalDate.ofInstant(one.at(), clock.getZone())).orElse(null));
    }

    /** Every scoring, the newest first. */
    @Transactional(readOnly = true)
    public List<Scoring> history(UUID deal) {
        return scorings.of(deal);
    }

    @Transactional(readOnly = true)
    public CoreNeed get(UUID deal, UUID id) {
        return needs(deal).stream().filter(need -> need.id().equals(id)).findFirst().orElseThrow(() -> new NotFound("need", id));
    }

    /**
     * Records a need without id, or changes the words of one; scores stay.
     *
     * @throws OptimisticLockingFailureException where somebody changed it since
     */
    public void put(UUID dealId, CoreNeed need, String by) {
        hold(dealId);
        new Refusals().addAll(need.problems())
                .require(need.id() != null || needs(dealId).size() < MOST, "need", "needs.most", MOST).throwIfAny();
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        if (need.id() == null) {
            jdbc.sql("insert into core_need (id, opportunity_id, need, pain, recorded_by, recorded_at, version) values (?, ?, ?, ?, ?, ?, 1)")
                    .params(Ids.next(), dealId, need.need().strip(), need.pain(), by, now).update();
        } else if (jdbc.sql("""
                        update core_need set need = ?, pain = ?, recorded_by = ?, recorded_at = ?, version = version + 1
                        where opportunity_id = ? and id = ? and version = ?""")
                .params(need.need().strip(), need.pain(), by, now, dealId, need.id(), need.version()).update() == 0) {
            throw new OptimisticLockingFailureException("need " + need.id() + " was changed or removed");
        }
    }

    /** @throws OptimisticLockingFailureException where somebody changed or removed it since that version */
    public void remove(UUID dealId, UUID id, int version) {
        hold(dealId);
        if (jdbc.sql("delete from core_need where opportunity_id = ? and id = ? and version = ?").params(dealId, id, version).update() == 0) {
            throw new OptimisticLockingFailureException("need " + id + " was changed or removed");
        }
    }

    /**
     * One side's scores for all needs of this deal; a need that is not named keeps its score and must have one.
     *
     * @param power what the rep says of the customer's buying power; the technical side leaves it as it was
     */
    public void score(UUID dealId, Side side, Map<UUID, Integer> scores, BuyingPower power, String by) {
        var deal = hold(dealId);
        new Refusals().require(!scores.isEmpty(), "scores", "needs.nothingScored")
                .require(scores.values().stream().allMatch(score -> score >= 1 && score <= CoreNeed.HIGHEST), "scores", "needs.range").throwIfAny();
        needs(dealId).stream().filter(need -> need.score(side) == null && !scores.containsKey(need.id())).findFirst().ifPresent(need -> {
            throw Refusal.ofField("score." + need.id(), "needs.scoreAll");
        });
        var column = side == Side.REP ? "rep_score" : "tech_score";
        scores.forEach((need, score) -> {
            if (jdbc.sql("update core_need set " + column + " = ? where opportunity_id = ? and id = ?").params(score, dealId, need).update() == 0) {
                throw new NotFound("need", need);
            }
        });
        var needs = needs(dealId);
        var known = side == Side.REP ? power : scorings.last(dealId).map(Scoring::buyingPower).orElse(null);
        var match = judge.judge(score(needs, known)).result();
        scorings.add(dealId, new Scoring(side, needs.stream().map(need -> new Scoring.Scored(need.need(), need.repScore(), need.techScore())).toList(),
                NeedsSheet.total(needs), NeedsSheet.sharePercent(needs), known, match, by, clock.instant()));
        events.publishEvent(new NeedsScored(dealId, deal.customerId(), side, NeedsSheet.total(needs), NeedsSheet.sharePercent(needs), by));
    }

    private static NeedsScore score(List<CoreNeed> needs, BuyingPower power) {
        var share = NeedsSheet.sharePercent(needs);
        return new NeedsScore(share == null ? null : NeedsSheet.total(needs), share, power);
    }

    private List<CoreNeed> needs(UUID deal) {
        return jdbc.sql("select * from core_need where opportunity_id = ? order by id").param(deal).query(NeedsBook::need).list();
    }

    /** One change of a deal's needs at a time, so that a total is of scores that were there together. */
    private Opportunity hold(UUID deal) {
        jdbc.sql("select id from opportunity where id = ? for no key update").param(deal).query(UUID.class).optional();
        var held = deals.get(deal);
        held.mustBeOpen();
        return held;
    }

    private static CoreNeed need(ResultSet row, int number) throws SQLException {
        return new CoreNeed(row.getObject("id", UUID.class), row.getInt("version"), row.getString("need"), row.getString("pain"),
                row.getObject("rep_score", Integer.class), row.getObject("tech_score", Integer.class));
    }
}
