package dev.salesflow.customer;

import dev.salesflow.identity.Viewer;

/**
 * Which customers a person sees: their own, those of their deals, and for presales those whose demo they prepare. A manager
 * sees the team's, those of the team's deals, and those that nobody owns yet. Nobody sees one that was merged into another.
 */
public final class CustomerSight {

    /** As an array, so that PostgreSQL reads these rows by their key instead of going through all customers. */
    private static final String OF_OWN_DEALS = """
            %1$s.id = any(array(select id from customer where owner_login = :viewer and merged_into is null
                                union all select customer_id from opportunity where %2$s = :viewer))""";

    private static final String OF_TEAMS_DEALS = "(%s or %s.id = any(array(select customer_id from opportunity where %s)))";

    private CustomerSight() {
    }

    /** SQL that holds for the rows of that alias which the person may see; used with {@link Viewer#parameters()}. */
    public static String of(Viewer viewer, String alias) {
        return alias + ".merged_into is null and " + switch (viewer.role()) {
            case REP, TELEMARKETER -> OF_OWN_DEALS.formatted(alias, "owner_login");
            case PRESALES -> OF_OWN_DEALS.formatted(alias, "presales_login");
            case MANAGER -> OF_TEAMS_DEALS.formatted(viewer.sees(alias + ".owner_login"), alias, viewer.sees("owner_login"));
            case ADMIN -> "true";
        };
    }
}
