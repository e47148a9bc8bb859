package dev.salesflow.opportunity.needs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.salesflow.grading.BuyingPower;
import dev.salesflow.grading.NeedsMatch;
import dev.salesflow.shared.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The scorings of deals; they are only added. */
@Component
class Scorings {

    private static final String OF_DEAL = "select * from needs_scoring where opportunity_id = ? order by scored_at desc, id desc limit ?";
    private static final int MOST_SHOWN = 40;

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    Scorings(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(UUID deal, Scoring one) {
        jdbc.sql("""
                        insert into needs_scoring (id, opportunity_id, side, scores, total, share_percent, buying_power, match, step, scored_by, scored_at)
                        values (?, ?, ?, cast(? as jsonb), ?, ?, ?, ?, ?, ?, ?)""")
                .params(Ids.next(), deal, one.side().name(), write(one.scores()), one.total(), one.sharePercent(),
                        Objects.toString(one.buyingPower(), null), Objects.toString(one.match().match(), null), one.match().step().name(), one.by(),
                        one.at().atOffset(ZoneOffset.UTC)).update();
    }

    List<Scoring> of(UUID deal) {
        return jdbc.sql(OF_DEAL).params(deal, MOST_SHOWN).query(this::scoring).list();
    }

    Optional<Scoring> last(UUID deal) {
        return jdbc.sql(OF_DEAL).params(deal, 1).query(this::scoring).optional();
    }

    private Scoring scoring(ResultSet row, int number) throws SQLException {
        var power = row.getString("buying_power");
        var match = row.getString("match");
        return new Scoring(Side.valueOf(row.getString("side")), read(row.getString("scores")), row.getInt("total"), row.getInt("share_percent"),
                power == null ? null : BuyingPower.valueOf(power),
                new NeedsMatch(match == null ? null : NeedsMatch.Level.valueOf(match), NeedsMatch.Step.valueOf(row.getString("step"))),
                row.getString("scored_by"), row.getTimestamp("scored_at").toInstant());
    }

    private String write(List<Scoring.Scored> scores) {
        try {
            return json.writeValueAsString(scores);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("scores that are no JSON", e);
        }
    }

    private List<Scoring.Scored> read(String scores) {
        try {
            return json.readValue(scores, new TypeReference<>() {
            });
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database holds scores that are no JSON", e);
        }
    }
}
