package dev.salesflow.customer;

import dev.salesflow.identity.Role;
import dev.salesflow.identity.Viewer;

/** Which customers a person sees: by owner, and for presales those whose opportunity they prepare. */
public final class CustomerSight {

    private CustomerSight() {
    }

    /** SQL that holds for the rows of that alias which the person may see; used with {@link Viewer#parameters()}. */
    public static String of(Viewer viewer, String alias) {
        var own = viewer.sees(alias + ".owner_login");
        return viewer.role() != Role.PRESALES ? own
                : "(" + own + " or " + alias + ".id in (select customer_id from opportunity where presales_login = :viewer))";
    }
}
