package dev.salesflow.forecast;

import dev.salesflow.identity.Viewer;
import dev.salesflow.opportunity.OpportunityBook;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Whose deals are forecast: of those the viewer sees, all, one rep's, or one team's with the teams below it.
 *
 * @param viewer null for the system itself, which sees all
 */
public record Scope(Viewer viewer, String owner, UUID team, String currency) {

    static final Scope ALL = new Scope(null, null, null, null);

    /** SQL that holds for the deals {@code o}; amounts of other currencies are not theirs to add. */
    String sql() {
        return (viewer == null ? "true" : OpportunityBook.sees(viewer)) + (owner == null ? "" : " and o.owner_login = :owner")
                + (team == null ? "" : " and " + Viewer.inTeam("o.owner_login"))
                + (currency == null ? "" : " and coalesce(o.currency, :currency) = :currency");
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
