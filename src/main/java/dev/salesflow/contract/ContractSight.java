package dev.salesflow.contract;

import dev.salesflow.identity.Duties;
import dev.salesflow.identity.Duty;
import dev.salesflow.identity.Viewer;
import dev.salesflow.opportunity.OpportunityBook;
import org.springframework.stereotype.Component;

/** Which contracts somebody sees: those of the deals they see; whoever is finance sees all, for what is due is theirs to watch. */
@Component
public class ContractSight {

    private final Duties duties;

    ContractSight(Duties duties) {
        this.duties = duties;
    }

    public boolean seesAll(Viewer viewer) {
        return viewer.seesEverything() || duties.of(viewer.login()).contains(Duty.FINANCE);
    }

    /** SQL that holds for the deals {@code o} whose contracts this person sees; with {@link Viewer#parameters()}. */
    public String sees(Viewer viewer) {
        return seesAll(viewer) ? "true" : OpportunityBook.sees(viewer);
    }

    /** The same where money that is due is theirs to ask for: not where they only help. */
    public String asksFor(Viewer viewer) {
        return seesAll(viewer) ? "true" : viewer.worksOn("o.owner_login");
    }
}
