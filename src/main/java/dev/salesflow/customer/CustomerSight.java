package dev.salesflow.customer;

import dev.salesflow.identity.Role;
import dev.salesflow.identity.Viewer;

/**
 * Which customers a person sees: their own, those of their deals, and for presales those whose demo they prepare; those of
 * deals they help with, too. A manager sees the team's, those of the team's deals, and those that nobody owns yet. Nobody
 * sees one that was merged into another.
 */
public final class CustomerSight {

    /** As an array, so that PostgreSQL reads these rows by their key instead of going through all customers. */
    private static final String OF_OWN_DEALS = """
            %s.id = any(array(select id from customer where %s and merged_into is null
                              union all select customer_id from opportunity where %s))""";

    private static final String OF_TEAMS_DEALS = "(%s or %s.id = any(array(select customer_id from opportunity where %s)))";

    /** Seen from the row: for lists whose rows come from elsewhere, of which few are looked at. */
    private static final String OF_DEALS_BY_ROW = """
            (%2$s or exists (select 1 from opportunity o where o.customer_id = %1$s.id and %3$s))""";

    private static final String IDS_OF_OWN_DEALS = """
            select id from customer where %s and merged_into is null
            union select c.id from opportunity o join customer c on c.id = o.customer_id where %s and c.merged_into is null""";

    /** Of deals of others of which the person holds a task. */
    private static final String HELPED = "%sid = any(array(select opportunity_id from deal_helper where %s))";

    private CustomerSight() {
    }

    /** SQL that holds for the rows of that alias which the person may see; used with {@link Viewer#parameters()}. */
    public static String of(Viewer viewer, String alias) {
        return of(viewer, alias, OF_OWN_DEALS.formatted(alias, viewer.isOwn("owner_login"), dealsOf(viewer, "")),
                OF_TEAMS_DEALS.formatted(viewer.worksOn(alias + ".owner_login"), alias, viewer.worksOn("owner_login") + " or " + helped(viewer, "")));
    }

    /** The same rows, asked row by row. */
    public static String ofRow(Viewer viewer, String alias) {
        return of(viewer, alias, OF_DEALS_BY_ROW.formatted(alias, viewer.isOwn(alias + ".owner_login"), dealsOf(viewer, "o.")),
                OF_DEALS_BY_ROW.formatted(alias, viewer.worksOn(alias + ".owner_login"), "(" + viewer.worksOn("o.owner_login") + " or " + helped(viewer, "o.") + ")"));
    }

    private static String of(Viewer viewer, String alias, String ofOwnDeals, String ofTeamsDeals) {
        return alias + ".merged_into is null and " + switch (viewer.role()) {
            case REP, TELEMARKETER, PRESALES -> ofOwnDeals;
            case MANAGER -> ofTeamsDeals;
            case ADMIN -> "true";
        };
    }

    /** SQL that selects the ids of all customers that the person may see. */
    public static String ids(Viewer viewer) {
        return switch (viewer.role()) {
            case REP, TELEMARKETER, PRESALES -> IDS_OF_OWN_DEALS.formatted(viewer.isOwn("owner_login"), dealsOf(viewer, "o."));
            case MANAGER, ADMIN -> "select c.id from customer c where " + of(viewer, "c");
        };
    }

    private static String dealsOf(Viewer viewer, String alias) {
        return "(" + viewer.isOwn(alias + (viewer.role() == Role.PRESALES ? "presales_login" : "owner_login"))
                + " or " + helped(viewer, alias) + ")";
    }

    private static String helped(Viewer viewer, String alias) {
        return HELPED.formatted(alias, viewer.isOwn("login"));
    }
}
