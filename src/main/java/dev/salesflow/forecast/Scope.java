package dev.salesflow.forecast;

import dev.salesflow.identity.Viewer;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Whose deals are forecast: the viewer's own and their teams', all of them, one rep's, or one team's with the teams below it. Deals one
 * only helps with, or looks after for somebody, are somebody else's figures.
 *
 * @param viewer null for the system itself, which sees all
 */
public record Scope(Viewer viewer, String owner, UUID team, String currency) {

    static final Scope ALL = new Scope(null, null, null, null);
    /** What the amount of a deal {@code o} is in: where nobody said, the company's own. */
    static final String CURRENCY = "coalesce(o.currency, (select company.currency from company))";

    /** SQL that holds for the deals {@code o}; amounts of other currencies are not theirs to add. */
    String sql() {
        return owned() + (currency == null ? "" : " and " + inCurrency());
    }

    String owned() {
        return (viewer == null ? "true" : viewer.answersFor("o.owner_login")) + (owner == null ? "" : " and o.owner_login = :owner")
                + (team == null ? "" : " and " + Viewer.inTeam("o.owner_login"));
    }

    String inCurrency() {
        return currency == null ? "true" : CURRENCY + " = :currency";
    }

    /** The same of the rows {@code s} of a snapshot, by owner, team and currency of that day. */
    String sqlThen() {
        return ownedThen() + (currency == null ? "" : " and " + inCurrencyThen());
    }

    String ownedThen() {
        return (viewer == null ? "true" : viewer.answeredFor("s.owner_login", "s.team_id")) + (owner == null ? "" : " and s.owner_login = :owner")
                + (team == null ? "" : " and s.team_id = any(array(" + Viewer.TEAM_AND_BELOW + "))");
    }

    String inCurrencyThen() {
        return currency == null ? "true" : "s.currency = :currency";
    }

    Map<String, Object> parameters() {
        var parameters = new HashMap<String, Object>(viewer == null ? Map.of() : viewer.parameters());
        if (owner != null) {
            parameters.put("owner", owner);
        }
        if (team != null) {
            parameters.put("team", team);
        }
        if (currency != null) {
            parameters.put("currency", currency);
        }
        return parameters;
    }
}
